/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * An upstream that does as little as possible: it accepts every bind without authentication and answers each request, of whatever
 * interface and operation, with as many bytes as the first four bytes of its stub say. One thread, no limit of its own on connections.
 */
public final class UpstreamServer implements AutoCloseable {

    private static final long STOP_MILLIS = 5_000;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Thread loop;
    private final int maxFragment;
    private volatile boolean stopped;
    private volatile IOException failure;

    /**
     * Listens at once.
     *
     * @param maxFragment largest PDU that is negotiated, in bytes
     */
    public UpstreamServer(InetSocketAddress address, int maxFragment) throws IOException {
        this.maxFragment = maxFragment;
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(address, 4096);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        loop = new Thread(this::run, "upstream");
        loop.setDaemon(true);
        loop.start();
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    /** Waits until the server has been closed or has failed. */
    public void await() throws IOException, InterruptedException {
        loop.join();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            while (!stopped) {
                selector.select(this::onReady);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void onReady(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
            return;
        }
        UpstreamConnection connection = (UpstreamConnection) key.attachment();
        try {
            connection.onReady(key);
        } catch (IOException e) {
            // The client has gone; the other connections go on.
            connection.close();
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                UpstreamConnection connection = new UpstreamConnection(channel, maxFragment, port());
                channel.register(selector, SelectionKey.OP_READ, connection);
            }
        } catch (IOException e) {
            failure = e;
            stopped = true;
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            loop.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
