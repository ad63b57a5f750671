/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;

/** An open port. {@link #close} stops accepting and leaves the connections that were accepted alone. */
public final class RpcListener implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(RpcListener.class.getName());
    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(128 * 1024, 512 * 1024);
    private static final long REFUSAL_LOG_NANOS = 10_000_000_000L;

    private final ConnectionLimit limit;
    private final TransportCounters counters;
    private final AtomicLong refusalLogged = new AtomicLong(System.nanoTime() - REFUSAL_LOG_NANOS);
    private Channel channel;

    private RpcListener(ConnectionLimit limit, TransportCounters counters) {
        this.limit = limit;
        this.counters = counters;
    }

    /**
     * Opens a port.
     *
     * @param address port 0 lets the system choose
     * @param receivers makes the receiver of one connection, on its event loop
     * @throws IOException if the port cannot be had
     */
    public static RpcListener open(
            EventLoops loops,
            InetSocketAddress address,
            ConnectionLimit limit,
            TransportCounters counters,
            Function<Connection, FrameReceiver> receivers)
            throws IOException {
        RpcListener listener = new RpcListener(limit, counters);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        listener.accept(accepted, receivers);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        listener.channel = bound.channel();
        return listener;
    }

    private void accept(Channel accepted, Function<Connection, FrameReceiver> receivers) {
        if (!(accepted.remoteAddress() instanceof InetSocketAddress client)) {
            accepted.close(); // it has gone already
            return;
        }
        InetAddress address = client.getAddress();
        if (!limit.admit(address)) {
            refuse(accepted, client);
            return;
        }
        counters.increment(Counter.CONNECTIONS_ACCEPTED);
        counters.increment(Counter.CONNECTIONS_OPEN);
        accepted.closeFuture().addListener(closed -> {
            limit.release(address);
            counters.decrement(Counter.CONNECTIONS_OPEN);
        });
        accepted.pipeline().addLast(new Connection(counters, receivers));
    }

    private void refuse(Channel accepted, InetSocketAddress client) {
        counters.increment(Counter.CONNECTIONS_REFUSED);
        counters.increment(Counter.LIMITS_REACHED);
        long now = System.nanoTime();
        long last = refusalLogged.get();
        if (now - last >= REFUSAL_LOG_NANOS && refusalLogged.compareAndSet(last, now)) {
            LOGGER.log(
                    Level.WARNING,
                    "connection from {0} refused, too many: {1} are open; further refusals within 10 s are not logged",
                    client,
                    limit.open());
        }
        accepted.close();
    }

    /** Where it listens, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }
}
