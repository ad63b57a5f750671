/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

/**
 * The association group that one client's connections share on one server. The first bind asks for a new group and leads; while it is under
 * way the others wait; then they join with the id that the server gave. With its last connection the group has ended on the server too, so
 * that the next bind asks for a new one. Thread-safe: connections of one client may live on several event loops.
 */
final class UpstreamGroup {
    private static final System.Logger LOG = System.getLogger(UpstreamGroup.class.getName());

    private final Deque<Membership> waiting = new ArrayDeque<>();
    private int id;
    private int members;
    private Membership leader;

    /**
     * Asks for the group's id, which comes later, on the event loop; 0 makes the caller the leader.
     *
     * @return to be told of the outcome, and closed at the end in any case
     */
    synchronized Membership join(EventLoop loop, IntConsumer onId) {
        Membership membership = new Membership(loop, onId);
        if (id == 0 && leader != null) {
            waiting.add(membership);
        } else {
            admit(membership);
        }
        return membership;
    }

    private void admit(Membership membership) {
        membership.ended = !membership.tell(id);
        if (id == 0 && !membership.ended) {
            leader = membership;
        }
    }

    private synchronized void bound(Membership membership, int givenId) {
        if (membership.ended || membership.bound) {
            return;
        }
        membership.bound = true;
        members++;
        id = givenId;
        release(membership);
    }

    private synchronized void refused(Membership membership) {
        if (membership.askedId == id) {
            id = 0;
        }
        close(membership);
    }

    private synchronized void close(Membership membership) {
        if (membership.ended) {
            return;
        }
        membership.ended = true;
        waiting.remove(membership);
        if (membership.bound && --members == 0) {
            id = 0;
        }
        release(membership);
    }

    /** When the leader has come through everybody may follow; when it has failed the next one leads. */
    private void release(Membership membership) {
        if (leader == membership) {
            leader = null;
        }
        while (leader == null && !waiting.isEmpty()) {
            admit(waiting.poll());
        }
    }

    /** One connection, or an attempt at one. */
    final class Membership implements AutoCloseable {
        private final EventLoop loop;
        private final IntConsumer onId;
        private int askedId;
        private boolean bound;
        private boolean ended;

        private Membership(EventLoop loop, IntConsumer onId) {
            this.loop = loop;
            this.onId = onId;
        }

        /** Whether the owner could be told; it cannot when its event loop has ended. */
        private boolean tell(int groupId) {
            askedId = groupId;
            try {
                loop.execute(() -> onId.accept(groupId));
                return true;
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "an event loop ended before its association group was known", e);
                return false;
            }
        }

        /** The server has accepted the bind and named this group. */
        void bound(int groupId) {
            UpstreamGroup.this.bound(this, groupId);
        }

        /** The server does not know the id; nobody shall use it again. Ends the membership. */
        void refused() {
            UpstreamGroup.this.refused(this);
        }

        /** The attempt has failed or the connection has ended. */
        @Override
        public void close() {
            UpstreamGroup.this.close(this);
        }
    }
}
