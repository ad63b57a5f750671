/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The calls that ended last, bounded in number and in bytes. Nobody waits for anybody: each call takes the next place by one atomic step, and who
 * goes over the bound in bytes takes the oldest out. A call that is larger than the bound is out again at once. Readers see each call whole or not
 * at all.
 */
final class CallRing {
    /** What a call occupies besides its content, in bytes, roughly. */
    static final int OVERHEAD_BYTES = 320;

    private final AtomicReferenceArray<Entry> places;
    private final long mostBytes;
    /** The sequence of the next call. */
    private final AtomicLong next = new AtomicLong();
    /** All calls before this one are out. */
    private final AtomicLong oldest = new AtomicLong();

    private final AtomicLong bytes = new AtomicLong();

    /** A call in its place. */
    record Entry(long sequence, CallRecord call) {
        long bytes() {
            return OVERHEAD_BYTES + call.content().length;
        }
    }

    CallRing(int places, long mostBytes) {
        this.places = new AtomicReferenceArray<>(places);
        this.mostBytes = mostBytes;
    }

    /** @return the call with its sequence */
    Entry add(CallRecord call) {
        Entry entry = new Entry(next.getAndIncrement(), call);
        Entry before = places.getAndSet(place(entry.sequence), entry);
        long occupied = bytes.addAndGet(entry.bytes() - (before == null ? 0 : before.bytes()));
        while (occupied > mostBytes && evictOldest()) {
            occupied = bytes.get();
        }
        return entry;
    }

    /** False when there is nothing left to take out. */
    private boolean evictOldest() {
        long known = oldest.get();
        long end = next.get();
        long sequence = Math.max(known, end - places.length());
        if (sequence >= end) {
            return false;
        }
        if (oldest.compareAndSet(known, sequence + 1)) {
            Entry entry = places.get(place(sequence));
            // Another one may have taken the place meanwhile, or this one is not in it yet.
            if (entry != null && entry.sequence == sequence && places.compareAndSet(place(sequence), entry, null)) {
                bytes.addAndGet(-entry.bytes());
            }
        }
        return true;
    }

    private int place(long sequence) {
        return (int) (sequence % places.length());
    }

    /**
     * What is kept at present, the oldest first.
     *
     * @param after only what is behind this sequence
     */
    List<Entry> entries(long after) {
        long end = next.get();
        List<Entry> entries = new ArrayList<>();
        for (long sequence = Math.max(after + 1, Math.max(0, end - places.length())); sequence < end; sequence++) {
            Entry entry = places.get(place(sequence));
            if (entry != null && entry.sequence == sequence) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Calls so far. */
    long seen() {
        return next.get();
    }

    long bytes() {
        return bytes.get();
    }
}
