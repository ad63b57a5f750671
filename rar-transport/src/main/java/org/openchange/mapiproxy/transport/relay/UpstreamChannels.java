/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** How sockets to upstream are made. */
final class UpstreamChannels {
    /** Above the high mark calls wait here rather than in the socket's queue; in bytes. */
    private static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private UpstreamChannels() {}

    /** For a connection on the association's own event loop, with a socket of the kind which that loop drives. */
    static Bootstrap bootstrap(EventLoop loop, RelayEnvironment environment) {
        RelaySettings settings = environment.settings();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(channelType(loop))
                .option(ChannelOption.ALLOCATOR, environment.allocator())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTime().toMillis()));
        settings.binding()
                .localAddress()
                .flatMap(UpstreamChannels::address)
                .ifPresent(local -> bootstrap.localAddress(new InetSocketAddress(local, 0)));
        return bootstrap;
    }

    /** The address that the text is; empty for a name. Asks nobody. */
    static Optional<InetAddress> address(String text) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
    }

    private static Class<? extends SocketChannel> channelType(EventLoop loop) {
        boolean epoll = loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }
}
