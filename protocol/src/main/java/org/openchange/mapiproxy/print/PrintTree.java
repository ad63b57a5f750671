/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;

/**
 * Renders decoded messages as a tree of names and values: as text, one line a field, or as one JSON object. Long byte strings are cut
 * after {@value #BYTES_SHOWN} bytes with their full length given. Not thread-safe.
 *
 * <p>A node that stands for an array is named with its length, {@code Strings[3]} or {@code Tags (3)}, and its children are all named {@link #ITEM}
 * or by their place, {@code [0]} or {@code [0] RopLogon}; in JSON it becomes an array under the name without the length.
 */
public final class PrintTree {
    /** Bytes of one byte string that are shown. */
    public static final int BYTES_SHOWN = 4096;

    /** The name of each child of an array. */
    public static final String ITEM = "item";

    private final Rendering rendering;
    private int depth;

    /** A tree of indented text. */
    public PrintTree() {
        this(new TextRendering());
    }

    /** A tree of indented text that hides some of what it is given. */
    public PrintTree(Concealment concealment) {
        this(new ConcealingRendering(concealment, new TextRendering()));
    }

    private PrintTree(Rendering rendering) {
        this.rendering = rendering;
    }

    /**
     * A tree that becomes one JSON object, without line breaks. Numbers are numbers, bytes are {@code {"length":n,"hex":"…"}}, NULL is null, a
     * name that comes several times in one node holds an array.
     */
    public static PrintTree json() {
        return new PrintTree(new JsonRendering());
    }

    /** Opens a node; every {@code begin} is paired with one {@link #end}. */
    public PrintTree begin(String name) {
        rendering.begin(name);
        depth++;
        return this;
    }

    public PrintTree end() {
        if (depth == 0) {
            throw new IllegalStateException("end without begin");
        }
        depth--;
        rendering.end();
        return this;
    }

    /** A signed number of up to 64 bits. */
    public PrintTree number(String name, long value) {
        rendering.number(name, value, Long.toHexString(value));
        return this;
    }

    /** A signed number of up to 32 bits. */
    public PrintTree number(String name, int value) {
        rendering.number(name, value, Integer.toHexString(value));
        return this;
    }

    /** Anything whose text says enough; control characters are escaped so that one field stays one line. */
    public PrintTree value(String name, Object value) {
        rendering.value(name, value);
        return this;
    }

    /** A string, in quotes. */
    public PrintTree string(String name, String value) {
        rendering.string(name, value);
        return this;
    }

    /** A pointer that is NULL. */
    public PrintTree absent(String name) {
        rendering.absent(name);
        return this;
    }

    public PrintTree bytes(String name, byte[] value) {
        return bytes(name, ByteBuffer.wrap(value));
    }

    /** The remaining bytes of the buffer, whose position is left where it was. */
    public PrintTree bytes(String name, ByteBuffer value) {
        rendering.bytes(name, value.duplicate());
        return this;
    }

    /** What was rendered so far: lines, or a JSON object in which all nodes are closed. */
    @Override
    public String toString() {
        return rendering.toString();
    }
}
