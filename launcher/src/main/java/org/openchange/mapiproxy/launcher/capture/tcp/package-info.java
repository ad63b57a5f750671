/**
 * From packets to streams of bytes: link layers, IPv4 and IPv6, and TCP put together from segments that come late, twice, in another order or not
 * at all. Start at {@link org.openchange.mapiproxy.launcher.capture.tcp.TcpConnections}. Memory is bounded whatever the capture holds.
 */
package org.openchange.mapiproxy.launcher.capture.tcp;
