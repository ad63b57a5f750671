/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Accepted sockets: event loops, listeners, the cutting of a byte stream into PDU frames, how many connections there may be, and back-pressure.
 * Knows frames, not what they say. Uses {@code dcerpc} and Netty. Start at {@link
 * org.openchange.mapiproxy.transport.net.RpcListener}.
 */
package org.openchange.mapiproxy.transport.net;
