/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

/**
 * Where the stub lies in a PDU.
 *
 * @param sealed why it cannot be read; empty when it can
 */
record StubRange(int start, int end, String sealed) {}
