/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Writes calls as a capture file (pcapng) that other people's tools read: frames that might have been on the wire, had nothing been encrypted.
 * Knows nothing of the monitor. Start at {@link org.openchange.mapiproxy.modules.monitor.capture.CaptureComposer}.
 */
package org.openchange.mapiproxy.modules.monitor.capture;
