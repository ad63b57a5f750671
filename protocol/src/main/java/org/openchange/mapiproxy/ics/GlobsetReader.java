/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;

/** Carries out the commands of a GLOBSET ([MS-OXCFXICS] 3.1.5.4.3.2). */
final class GlobsetReader {
    static final int END = 0x00;
    static final int BITMASK = 0x42;
    static final int POP = 0x50;
    static final int RANGE = 0x52;
    /** Bytes of a counter; the Push commands are 1 to this. */
    static final int BYTES = 6;

    private final WireReader in;
    private final List<CounterRange> ranges = new ArrayList<>();
    /** How many bytes each Push that was not popped put on the stack. */
    private final Deque<Integer> pushed = new ArrayDeque<>();

    private long common;
    private int commonBytes;

    GlobsetReader(WireReader in) {
        this.in = in;
    }

    List<CounterRange> read() {
        while (true) {
            int position = in.position();
            int command = in.readUnsignedByte();
            switch (command) {
                case END -> {
                    require(pushed.isEmpty(), "GLOBSET ends with common bytes on the stack", position);
                    return ranges;
                }
                case POP -> pop(position);
                case BITMASK -> readBitmask(position);
                case RANGE -> readRange(position);
                default -> push(command, position);
            }
        }
    }

    private void push(int count, int position) {
        if (count > BYTES) {
            throw new UnknownValueException("GLOBSET command", position, count);
        }
        require(commonBytes + count <= BYTES, "GLOBSET pushes more than 6 bytes", position);
        long all = common << 8 * count | readBytes(count);
        if (commonBytes + count == BYTES) {
            ranges.add(CounterRange.of(all));
            return;
        }
        common = all;
        commonBytes += count;
        pushed.push(count);
    }

    private void pop(int position) {
        require(!pushed.isEmpty(), "GLOBSET pops an empty stack", position);
        int count = pushed.pop();
        common >>>= 8 * count;
        commonBytes -= count;
    }

    private void readRange(int position) {
        long low = complete();
        long high = complete();
        require(low <= high, "GLOBSET range from " + low + " to " + high, position);
        ranges.add(new CounterRange(low, high));
    }

    private void readBitmask(int position) {
        require(commonBytes == BYTES - 1, "GLOBSET bitmask with " + commonBytes + " common bytes", position);
        int start = in.readUnsignedByte();
        int mask = in.readUnsignedByte();
        ranges.add(CounterRange.of(common << 8 | start));
        for (int bit = 0; bit < 8; bit++) {
            if ((mask & 1 << bit) != 0) {
                int value = start + bit + 1;
                require(value <= 0xFF, "GLOBSET bitmask goes beyond its common bytes", position);
                ranges.add(CounterRange.of(common << 8 | value));
            }
        }
    }

    private long complete() {
        int count = BYTES - commonBytes;
        return common << 8 * count | readBytes(count);
    }

    private long readBytes(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | in.readUnsignedByte();
        }
        return value;
    }

    private static void require(boolean isRight, String what, int position) {
        if (!isRight) {
            throw new MalformedMessageException(what, position);
        }
    }
}
