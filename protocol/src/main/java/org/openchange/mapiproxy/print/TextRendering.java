/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Indented lines for people. */
final class TextRendering implements Rendering {
    private static final int BYTES_PER_LINE = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();
    private int depth;

    @Override
    public void begin(String name) {
        indent().append(name).append('\n');
        depth++;
    }

    @Override
    public void end() {
        depth--;
    }

    @Override
    public void number(String name, long value, String hex) {
        indent().append(name).append(": ").append(value);
        if (value > 9 || value < 0) {
            text.append(" (0x").append(hex).append(')');
        }
        text.append('\n');
    }

    @Override
    public void value(String name, Object value) {
        indent().append(name).append(": ");
        escape(String.valueOf(value));
        text.append('\n');
    }

    @Override
    public void string(String name, String value) {
        indent().append(name).append(": \"");
        escape(value);
        text.append("\"\n");
    }

    @Override
    public void absent(String name) {
        indent().append(name).append(": NULL\n");
    }

    @Override
    public void bytes(String name, ByteBuffer value) {
        int length = value.remaining();
        int shown = Math.min(length, PrintTree.BYTES_SHOWN);
        indent().append(name).append(": ").append(length).append(" bytes");
        byte[] line = new byte[BYTES_PER_LINE];
        depth++;
        for (int done = 0; done < shown; done += BYTES_PER_LINE) {
            int count = Math.min(BYTES_PER_LINE, shown - done);
            value.get(line, 0, count);
            text.append('\n');
            indent().append(HEX.formatHex(line, 0, count));
        }
        depth--;
        text.append(shown < length ? " ...\n" : "\n");
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
