/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;

/**
 * One accepted socket. Reads only as fast as the receiver takes and the client listens: it stops while the receiver has {@link #pause paused} it
 * or more is waiting to be sent than the high-water mark, and then hands over no frame that it has already. Belongs to its event loop.
 */
public final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOGGER = System.getLogger(Connection.class.getName());

    private static final long LINGER_MILLIS = 2000;

    private final TransportCounters counters;
    private final Function<Connection, FrameReceiver> receivers;
    private final FrameBuffer input = new FrameBuffer();
    private Channel channel;
    private FrameReceiver receiver;
    private boolean paused;
    private boolean reading;
    private boolean closing;
    private long lastReadNanos = System.nanoTime();
    private long unwritableSinceNanos;
    private final List<Runnable> writableActions = new ArrayList<>();

    Connection(TransportCounters counters, Function<Connection, FrameReceiver> receivers) {
        this.counters = counters;
        this.receivers = receivers;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        receiver = receivers.apply(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        lastReadNanos = System.nanoTime();
        counters.add(Counter.BYTES_IN, bytes.readableBytes());
        if (closing) {
            bytes.release();
            return;
        }
        reading = true;
        input.add(bytes, context.alloc());
        deliver();
    }

    private void deliver() {
        try {
            while (!paused && !closing && channel.isWritable()) {
                byte[] frame = input.next();
                if (frame == null) {
                    return;
                }
                counters.increment(Counter.PDUS_IN);
                receiver.onFrame(frame);
            }
        } catch (FrameBuffer.NoFrameException e) {
            counters.increment(Counter.PROTOCOL_ERRORS);
            close(e.getMessage());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (reading) {
            reading = false;
            context.flush();
        }
        regulate();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            unwritableSinceNanos = 0;
            channel.eventLoop().execute(this::proceed); // not from within a write
            writableActions.forEach(channel.eventLoop()::execute);
            writableActions.clear();
        } else {
            unwritableSinceNanos = System.nanoTime();
            regulate();
        }
    }

    /** Stops frames; the client is no longer listened to. */
    public void pause() {
        paused = true;
        regulate();
    }

    /** Lets frames come again; not before the caller has returned. */
    public void resume() {
        if (paused) {
            paused = false;
            channel.eventLoop().execute(this::proceed);
        }
    }

    /** Whether the client is told nothing more. */
    public boolean isClosing() {
        return closing;
    }

    public boolean isPaused() {
        return paused;
    }

    private void proceed() {
        deliver();
        regulate();
    }

    private void regulate() {
        if (!closing) {
            channel.config().setAutoRead(!paused && channel.isWritable());
        }
    }

    /** Sends one or more whole PDUs, in the order of the calls; takes the buffer over. */
    public void send(ByteBuf pdus, int count) {
        if (closing) {
            pdus.release();
            return;
        }
        counters.add(Counter.PDUS_OUT, count);
        counters.add(Counter.BYTES_OUT, pdus.readableBytes());
        if (reading) {
            channel.write(pdus, channel.voidPromise());
        } else {
            channel.writeAndFlush(pdus, channel.voidPromise());
        }
    }

    /**
     * Sends a last PDU and then closes. What the client still sends is read and thrown away until it closes too, for a short time: a socket that
     * is closed with bytes unread resets the connection, and the client might never see the PDU.
     */
    public void sendLast(ByteBuf pdu) {
        if (closing) {
            pdu.release();
            return;
        }
        counters.increment(Counter.PDUS_OUT);
        counters.add(Counter.BYTES_OUT, pdu.readableBytes());
        closing = true;
        input.release();
        channel.writeAndFlush(pdu).addListener((ChannelFuture sent) -> ((DuplexChannel) channel).shutdownOutput());
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule((Runnable) channel::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @param reason for the log */
    public void close(String reason) {
        closing = true;
        LOGGER.log(Level.DEBUG, "{0}: closed: {1}", this, reason);
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        writableActions.clear();
        input.release();
        if (receiver != null) {
            receiver.onClose();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a vanished client, or a fault of ours: either way this connection is of no use any more, and the others do
        // not notice
        Level level = cause instanceof IOException ? Level.DEBUG : Level.ERROR;
        LOGGER.log(level, () -> this + ": " + cause, cause);
        closing = true;
        context.close();
    }

    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    public InetSocketAddress client() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    public InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    /**
     * Acknowledges what has come at once. For a PDU without an answer: a client whose TCP collects small segments (RFC 896) sends its next PDU
     * only after that, and would wait for the time of a delayed acknowledgement, 40 ms. Not possible without epoll.
     */
    public void acknowledge() {
        if (channel instanceof EpollSocketChannel) {
            channel.config().setOption(EpollChannelOption.TCP_QUICKACK, true);
        }
    }

    /** Bytes that the client has not taken yet. */
    public long unsentBytes() {
        return channel.unsafe().outboundBuffer() == null
                ? 0
                : channel.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    /** Whether less is waiting to be sent than the high-water mark. */
    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Runs once when the client takes again what it is sent, but not from within this call; never after the end. */
    public void onWritable(Runnable action) {
        if (channel.isWritable()) {
            channel.eventLoop().execute(action);
        } else if (!closing) {
            writableActions.add(action);
        }
    }

    /** Whether a frame has begun and not ended, and that is the client's doing. */
    public boolean isInFrame() {
        return !paused && channel.isWritable() && input.isInFrame();
    }

    /** When bytes last came, by {@link System#nanoTime}. */
    public long lastReadNanos() {
        return lastReadNanos;
    }

    /** For how long the client has not taken enough to be below the high-water mark, in nanoseconds; 0 while it takes. */
    public long stalledNanos() {
        return unwritableSinceNanos == 0 ? 0 : System.nanoTime() - unwritableSinceNanos;
    }

    @Override
    public String toString() {
        return "connection from " + channel.remoteAddress();
    }
}
