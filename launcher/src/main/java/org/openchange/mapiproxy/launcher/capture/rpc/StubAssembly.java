/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;

/** The fragments of one stub, put together. What cannot be looked into, or is too long, is only counted. */
final class StubAssembly {
    /** The longest stub that is kept, in bytes; as long as a server takes one. */
    static final int MAX_LENGTH = 4 << 20;

    private final MemoryBudget budget;
    private final ByteOrder order;
    private byte[] bytes = new byte[0];
    private int length;
    private long seen;
    private String opaque = "";
    private boolean auth;

    StubAssembly(MemoryBudget budget, ByteOrder order) {
        this.budget = budget;
        this.order = order;
    }

    /** @param authenticated whether the fragment had a sec_trailer, and so may the stub have a verification trailer */
    void add(byte[] pdu, int start, int end, boolean authenticated) {
        int count = end - start;
        seen += count;
        auth |= authenticated;
        if (!opaque.isEmpty()) {
            return;
        }
        if (length + count > MAX_LENGTH) {
            hide("longer than " + MAX_LENGTH + " bytes");
            return;
        }
        if (bytes.length - length < count && !grow(Math.min(MAX_LENGTH, Math.max(bytes.length * 2, length + count)))) {
            hide("dropped, since too much is waiting for its answer");
            return;
        }
        System.arraycopy(pdu, start, bytes, length, count);
        length += count;
    }

    private boolean grow(int capacity) {
        if (!budget.take(capacity - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    /** From now on the stub is opaque. */
    void hide(String why) {
        release();
        opaque = why;
    }

    /** Why the stub is opaque; empty when it is not. */
    String opaque() {
        return opaque;
    }

    /** All bytes of the stub that were seen, kept or not. */
    long seen() {
        return seen;
    }

    boolean isAuthenticated() {
        return auth;
    }

    /** What was kept, in the byte order of the sender. */
    ByteBuffer stub() {
        return ByteBuffer.wrap(bytes, 0, length).slice().order(order);
    }

    /** Gives the memory back; the stub is not to be read any more. */
    void release() {
        budget.giveBack(bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
