/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Renders decoded messages as an indented tree, one line a field: names, values, hexadecimal for bytes. Long byte strings are cut
 * after {@value #BYTES_SHOWN} bytes with their full length given. Not thread-safe.
 */
public final class PrintTree {
    /** Bytes of one byte string that are shown. */
    public static final int BYTES_SHOWN = 4096;

    private static final int BYTES_PER_LINE = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Opens a node; every {@code begin} is paired with one {@link #end}. */
    public PrintTree begin(String name) {
        indent().append(name).append('\n');
        depth++;
        return this;
    }

    public PrintTree end() {
        if (depth == 0) {
            throw new IllegalStateException("end without begin");
        }
        depth--;
        return this;
    }

    /** A signed number of up to 64 bits. */
    public PrintTree number(String name, long value) {
        return number(name, value, Long.toHexString(value));
    }

    /** A signed number of up to 32 bits. */
    public PrintTree number(String name, int value) {
        return number(name, value, Integer.toHexString(value));
    }

    private PrintTree number(String name, long value, String hex) {
        indent().append(name).append(": ").append(value);
        if (value > 9 || value < 0) {
            text.append(" (0x").append(hex).append(')');
        }
        text.append('\n');
        return this;
    }

    /** Anything whose text says enough; control characters are escaped so that one field stays one line. */
    public PrintTree value(String name, Object value) {
        indent().append(name).append(": ");
        escape(String.valueOf(value));
        text.append('\n');
        return this;
    }

    /** A string, in quotes. */
    public PrintTree string(String name, String value) {
        indent().append(name).append(": \"");
        escape(value);
        text.append("\"\n");
        return this;
    }

    /** A pointer that is NULL. */
    public PrintTree absent(String name) {
        indent().append(name).append(": NULL\n");
        return this;
    }

    public PrintTree bytes(String name, byte[] value) {
        return bytes(name, ByteBuffer.wrap(value));
    }

    /** The remaining bytes of the buffer, whose position is left where it was. */
    public PrintTree bytes(String name, ByteBuffer value) {
        ByteBuffer source = value.duplicate();
        int length = source.remaining();
        int shown = Math.min(length, BYTES_SHOWN);
        indent().append(name).append(": ").append(length).append(" bytes");
        byte[] line = new byte[BYTES_PER_LINE];
        depth++;
        for (int done = 0; done < shown; done += BYTES_PER_LINE) {
            int count = Math.min(BYTES_PER_LINE, shown - done);
            source.get(line, 0, count);
            text.append('\n');
            indent().append(HEX.formatHex(line, 0, count));
        }
        depth--;
        text.append(shown < length ? " ...\n" : "\n");
        return this;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F) {
                text.append(String.format("\\x%02x", (int) c));
            } else {
                text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
