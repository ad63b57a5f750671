/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** A property and its value ([MS-OXCDATA] 2.11.4). */
public record TaggedPropertyValue(PropertyTag tag, PropertyValue value) implements Printable {
    /** Bytes that the smallest one takes. */
    public static final int LEAST_SIZE = PropertyTag.SIZE;

    public static TaggedPropertyValue read(WireReader in, CountWidth counts) {
        PropertyTag tag = PropertyTag.read(in);
        return new TaggedPropertyValue(tag, PropertyValue.read(in, tag.type(), counts));
    }

    public void write(WireWriter out, CountWidth counts) {
        tag.write(out);
        value.write(out, counts);
    }

    /** A 16-bit PropertyValueCount and the values, as ROPs have them. */
    public static List<TaggedPropertyValue> readCounted(WireReader in) {
        return readAll(in, in.readCount16("PropertyValueCount", LEAST_SIZE), CountWidth.BITS_16);
    }

    public static void writeCounted(WireWriter out, List<TaggedPropertyValue> values) {
        out.putShort(values.size());
        writeAll(out, values, CountWidth.BITS_16);
    }

    /** As many values as {@code count} says, which was checked. */
    public static List<TaggedPropertyValue> readAll(WireReader in, int count, CountWidth counts) {
        List<TaggedPropertyValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(read(in, counts));
        }
        return List.copyOf(values);
    }

    public static void writeAll(WireWriter out, List<TaggedPropertyValue> values, CountWidth counts) {
        for (TaggedPropertyValue value : values) {
            value.write(out, counts);
        }
    }

    @Override
    public void print(String name, PrintTree out) {
        PropertyPrinter.print(tag, name + " " + tag, value, out);
    }
}
