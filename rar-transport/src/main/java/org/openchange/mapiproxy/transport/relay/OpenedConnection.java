/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.Channel;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;

/** What one connection upstream holds: socket, security context, membership in a group. All of it goes when the socket closes. */
final class OpenedConnection implements AutoCloseable {
    private final TransportCounters counters;
    private Channel channel;
    private boolean connected;

    /** Null without authentication. */
    UpstreamSecurity security;

    /** First token of the security context. */
    byte[] token = new byte[0];

    /** Null for a connection that shares nothing. */
    UpstreamGroup.Membership membership;

    /** assoc_group_id that was asked for. */
    int groupId;

    BindHandshake handshake;

    OpenedConnection(TransportCounters counters) {
        this.counters = counters;
    }

    Channel channel() {
        return channel;
    }

    void connecting(Channel to) {
        channel = to;
    }

    void connected() {
        connected = true;
        counters.increment(Counter.UPSTREAM_OPEN);
        channel.closeFuture().addListener(closed -> {
            counters.decrement(Counter.UPSTREAM_OPEN);
            release();
        });
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
        if (!connected) {
            release();
        }
    }

    private void release() {
        if (security != null) {
            security.close();
        }
        if (membership != null) {
            membership.close();
        }
    }
}
