/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** A PropertyName ([MS-OXCDATA] 2.6.1): what a named property is called in every store, whatever its identifier there. */
public sealed interface PropertyName extends Printable {
    /** Bytes that the smallest one takes. */
    int LEAST_SIZE = 17;

    /** The property set. */
    UUID guid();

    /** Kind and all that follows. */
    void write(WireWriter out);

    static PropertyName read(WireReader in) {
        int position = in.position();
        int kind = in.readUnsignedByte();
        UUID guid = in.readGuid();
        return switch (kind) {
            case Numbered.KIND -> new Numbered(guid, in.readUnsignedInt());
            case Named.KIND -> Named.read(guid, in);
            case Nameless.KIND -> new Nameless(guid);
            default -> throw new UnknownValueException("PropertyName Kind", position, kind);
        };
    }

    /** As many names as {@code count} says, which was checked. */
    static List<PropertyName> readAll(WireReader in, int count) {
        List<PropertyName> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(read(in));
        }
        return List.copyOf(names);
    }

    /** A 16-bit PropertyNameCount and the names. */
    static List<PropertyName> readCounted(WireReader in) {
        return readAll(in, in.readCount16("PropertyNameCount", LEAST_SIZE));
    }

    /** A 16-bit PropertyNameCount and the names. */
    static void writeCounted(WireWriter out, List<PropertyName> names) {
        out.putShort(names.size());
        names.forEach(name -> name.write(out));
    }

    @Override
    default void print(String field, PrintTree out) {
        out.value(field, this);
    }

    private static String format(PropertyName name, String key) {
        String set = KnownProperties.propertySetName(name.guid()).orElse("{" + name.guid() + "}");
        String plain = set + " " + key;
        return KnownProperties.nameOf(name)
                .map(known -> known + " (" + plain + ")")
                .orElse(plain);
    }

    /**
     * Kind 0x00: a number within the property set.
     *
     * @param lid unsigned 32-bit
     */
    record Numbered(UUID guid, long lid) implements PropertyName {
        static final int KIND = 0x00;

        @Override
        public void write(WireWriter out) {
            out.putByte(KIND).putGuid(guid).putInt(lid);
        }

        @Override
        public String toString() {
            return PropertyName.format(this, String.format("0x%04X", lid));
        }
    }

    /**
     * Kind 0x01: a string within the property set.
     *
     * @param terminated whether the NUL that belongs behind the name is there
     */
    record Named(UUID guid, String name, boolean terminated) implements PropertyName {
        static final int KIND = 0x01;

        public Named(UUID guid, String name) {
            this(guid, name, true);
        }

        private static Named read(UUID guid, WireReader in) {
            int position = in.position();
            WireReader text = in.readSection("PropertyName Name", in.readUnsignedByte());
            if (text.remaining() % 2 != 0) {
                throw new MalformedMessageException("PropertyName NameSize is odd", position);
            }
            StringBuilder name = new StringBuilder(text.remaining() / 2);
            while (text.hasRemaining()) {
                name.append((char) text.readUnsignedShort());
            }
            int last = name.length() - 1;
            boolean terminated = last >= 0 && name.charAt(last) == 0;
            return new Named(guid, terminated ? name.substring(0, last) : name.toString(), terminated);
        }

        @Override
        public void write(WireWriter out) {
            out.putByte(KIND).putGuid(guid).putByte(2 * name.length() + (terminated ? 2 : 0));
            for (int i = 0; i < name.length(); i++) {
                out.putShort(name.charAt(i));
            }
            if (terminated) {
                out.putShort(0);
            }
        }

        @Override
        public String toString() {
            return PropertyName.format(this, '"' + name + '"');
        }
    }

    /** Kind 0xFF: the property has no name. */
    record Nameless(UUID guid) implements PropertyName {
        static final int KIND = 0xFF;

        @Override
        public void write(WireWriter out) {
            out.putByte(KIND).putGuid(guid);
        }

        @Override
        public String toString() {
            return PropertyName.format(this, "(no name)");
        }
    }
}
