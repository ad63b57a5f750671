/**
 * The way upstream. {@link org.openchange.mapiproxy.transport.relay.UpstreamRelay} keeps one {@code InterfaceRelay} for each interface that a
 * client uses; that one keeps the calls which wait and the one connection, which a {@code ConnectionAttempt} opens: endpoint, group, address,
 * connect, bind, authenticate. Everything of one client association runs on its event loop; what may block runs on the workers. Shared
 * between clients are only the known endpoints and, within one client, the association group. Start at {@link
 * org.openchange.mapiproxy.transport.relay.UpstreamRelayFactory}.
 */
package org.openchange.mapiproxy.transport.relay;
