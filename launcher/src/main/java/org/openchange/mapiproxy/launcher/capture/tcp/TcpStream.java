/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a connection. Positions are sequence numbers that do not wrap around: the segment's number is taken to be the nearest to
 * the next byte that is expected.
 */
final class TcpStream {
    /** So much may wait for a segment that is late, in bytes. */
    static final int MAX_WAITING = 4 << 20;

    private final boolean fromClient;
    private final StreamReceiver receiver;
    private final MemoryBudget budget;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private int waitingBytes;
    private long next;
    private boolean known;
    private long end = Long.MAX_VALUE;

    TcpStream(boolean fromClient, StreamReceiver receiver, MemoryBudget budget) {
        this.fromClient = fromClient;
        this.receiver = receiver;
        this.budget = budget;
    }

    /** Whether this SYN begins another connection than the one that is known. */
    boolean contradicts(int initialSequence) {
        return known && (int) (next - (initialSequence + 1)) != 0;
    }

    void onSyn(int initialSequence) {
        if (!known) {
            known = true;
            next = initialSequence + 1 & 0xFFFF_FFFFL;
        }
    }

    void onSegment(TcpSegment segment, PacketPlace place) {
        if (!known) {
            known = true;
            next = segment.sequence() & 0xFFFF_FFFFL;
        }
        long start = next + (segment.sequence() - (int) next);
        if (segment.has(TcpSegment.FIN)) {
            end = start + segment.payloadLength();
        }
        if (segment.payloadLength() > 0) {
            take(start, segment, place);
        }
        drain(place);
    }

    private void take(long start, TcpSegment segment, PacketPlace place) {
        ByteBuffer bytes = segment.payload().duplicate();
        if (start > next) {
            keep(start, bytes, place);
            return;
        }
        deliver(start, bytes, place);
        if (segment.payloadLength() > bytes.limit() && start + segment.payloadLength() > next) {
            gapTo(start + segment.payloadLength(), place); // the rest was cut to the snapshot length
        }
    }

    /** Passes on what is new in bytes that begin at or before the next one. */
    private void deliver(long start, ByteBuffer bytes, PacketPlace place) {
        long known = next - start;
        if (known >= bytes.remaining()) {
            return;
        }
        ByteBuffer fresh = bytes.slice((int) known, bytes.remaining() - (int) known);
        next += fresh.remaining();
        receiver.onBytes(fromClient, fresh, place);
    }

    private void keep(long start, ByteBuffer bytes, PacketPlace place) {
        byte[] before = waiting.get(start);
        if (before != null && before.length >= bytes.remaining() || bytes.remaining() == 0) {
            return;
        }
        while (waitingBytes + bytes.remaining() > MAX_WAITING || !budget.take(bytes.remaining())) {
            if (waiting.isEmpty()) {
                gapTo(start, place);
                deliver(start, bytes, place);
                return;
            }
            gapTo(Math.min(start, waiting.firstKey()), place);
            drain(place);
            if (start <= next) {
                deliver(start, bytes, place);
                return;
            }
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        release(waiting.put(start, copy));
        waitingBytes += copy.length;
    }

    private void drain(PacketPlace place) {
        while (!waiting.isEmpty() && waiting.firstKey() <= next) {
            Map.Entry<Long, byte[]> first = waiting.pollFirstEntry();
            release(first.getValue());
            deliver(first.getKey(), ByteBuffer.wrap(first.getValue()), place);
        }
    }

    private void release(byte[] bytes) {
        if (bytes != null) {
            waitingBytes -= bytes.length;
            budget.giveBack(bytes.length);
        }
    }

    private void gapTo(long position, PacketPlace place) {
        long missing = position - next;
        if (missing > 0) {
            next = position;
            receiver.onGap(fromClient, missing, place);
        }
    }

    /** The other side answers to bytes up to this number: those among them that were not captured never will be. */
    void onAcknowledged(int acknowledgment, PacketPlace place) {
        if (!known) {
            return;
        }
        long position = Math.min(next + (acknowledgment - (int) next), end);
        while (position > next) {
            gapTo(waiting.isEmpty() ? position : Math.min(position, waiting.firstKey()), place);
            drain(place);
        }
    }

    /** Passes on what waits, and says what is missing before it. */
    void finish(PacketPlace place) {
        while (!waiting.isEmpty()) {
            gapTo(waiting.firstKey(), place);
            drain(place);
        }
    }

    boolean isComplete() {
        return next >= end;
    }
}
