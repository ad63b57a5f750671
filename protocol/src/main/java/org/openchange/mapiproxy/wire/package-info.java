/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bytes and nothing else: cursors with hard limits, and the exceptions that say what is wrong with bytes from a peer. Uses
 * nothing; everything that decodes uses it. Start at {@link org.openchange.mapiproxy.wire.MalformedMessageException}.
 */
package org.openchange.mapiproxy.wire;
