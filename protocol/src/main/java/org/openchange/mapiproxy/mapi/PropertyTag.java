/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A property's type in the low and its identifier in the high 16 bits ([MS-OXCDATA] 2.9).
 *
 * @param value all 32 bits
 */
public record PropertyTag(int value) implements Printable {
    /** Bytes on the wire. */
    public static final int SIZE = 4;

    public static PropertyTag of(int id, int type) {
        return new PropertyTag(id << 16 | type);
    }

    public int id() {
        return value >>> 16;
    }

    /** The type's code with its flags; see {@link PropertyType}. */
    public int type() {
        return value & 0xFFFF;
    }

    public static PropertyTag read(WireReader in) {
        return new PropertyTag(in.readInt());
    }

    public void write(WireWriter out) {
        out.putInt(value);
    }

    /** As many tags as {@code count} says, which was checked. */
    public static List<PropertyTag> readAll(WireReader in, int count) {
        List<PropertyTag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(read(in));
        }
        return List.copyOf(tags);
    }

    /** A 16-bit PropertyTagCount and the tags. */
    public static List<PropertyTag> readCounted(WireReader in) {
        return readAll(in, in.readCount16("PropertyTagCount", SIZE));
    }

    public static void writeAll(WireWriter out, List<PropertyTag> tags) {
        for (PropertyTag tag : tags) {
            tag.write(out);
        }
    }

    /** A 16-bit PropertyTagCount and the tags. */
    public static void writeCounted(WireWriter out, List<PropertyTag> tags) {
        out.putShort(tags.size());
        writeAll(out, tags);
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, this);
    }

    /** {@code PidTagSubject (0x0037001F)}, or the number alone. */
    @Override
    public String toString() {
        String number = String.format("0x%08X", value);
        return KnownProperties.nameOf(this)
                .map(name -> name + " (" + number + ")")
                .orElse(number);
    }
}
