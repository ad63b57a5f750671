/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.openchange.mapiproxy.transport.InboundCall;

/**
 * The calls of one association and interface. While one of them holds the strand, because it asks ahead or a server bean works on it, those
 * that come after it wait. Belongs to the association's event loop.
 */
final class Strand {
    private final ArrayDeque<InboundCall> waiting = new ArrayDeque<>(4);
    private final int limit;
    private final Consumer<InboundCall> next;
    private boolean held;
    private boolean releasing;

    /**
     * @param limit how many calls may wait
     * @param next starts a call whose turn it is; it may hold the strand again
     */
    Strand(int limit, Consumer<InboundCall> next) {
        this.limit = limit;
        this.next = next;
    }

    boolean isHeld() {
        return held || releasing;
    }

    void hold() {
        held = true;
    }

    /** Queues a call behind the one that holds the strand; false when the queue is full. */
    boolean await(InboundCall call) {
        return waiting.size() < limit && waiting.add(call);
    }

    /** Starts those that waited, until one of them holds the strand. */
    void release() {
        held = false;
        if (releasing) {
            return;
        }
        releasing = true;
        try {
            while (!held && !waiting.isEmpty()) {
                InboundCall call = waiting.poll();
                if (!call.ended()) {
                    next.accept(call);
                }
            }
        } finally {
            releasing = false;
        }
    }

    void clear() {
        waiting.clear();
    }
}
