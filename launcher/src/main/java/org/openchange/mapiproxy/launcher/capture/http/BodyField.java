/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * One field of a body: how it is read, written again and shown.
 *
 * @param name of the specification
 */
record BodyField<T>(String name, Function<WireReader, T> reader, BiConsumer<WireWriter, T> writer) {

    /** What was read of one field. */
    record Value<T>(BodyField<T> field, T value) {
        void write(WireWriter out) {
            field.writer().accept(out, value);
        }

        void print(PrintTree tree) {
            RecordPrinter.printValue(field.name(), value, tree);
        }
    }

    Value<T> read(WireReader in) {
        return new Value<>(this, reader.apply(in));
    }

    /** (1 byte) */
    static BodyField<Integer> u8(String name) {
        return new BodyField<>(name, WireReader::readUnsignedByte, WireWriter::putByte);
    }

    /** (4 bytes) */
    static BodyField<Long> u32(String name) {
        return new BodyField<>(name, WireReader::readUnsignedInt, WireWriter::putInt);
    }

    /** (16 bytes) */
    static BodyField<UUID> guid(String name) {
        return new BodyField<>(name, WireReader::readGuid, WireWriter::putGuid);
    }

    /** (variable, with its terminator) */
    static BodyField<String> string8(String name) {
        return new BodyField<>(name, WireReader::readString8, WireWriter::putString8);
    }

    /** (variable, with its terminator) */
    static BodyField<String> unicode(String name) {
        return new BodyField<>(name, WireReader::readUnicode, WireWriter::putUnicode);
    }

    /** A size (4 bytes), then so many bytes. */
    static BodyField<ByteBuffer> sized(String name) {
        return new BodyField<>(
                name, in -> in.readBytes(name, in.readUnsignedInt()), (out, value) -> out.putInt(value.remaining())
                        .putBytes(value.duplicate()));
    }

    /** All that is left: it is shown as bytes, and what follows it in the layout is not read. */
    static BodyField<ByteBuffer> rest(String name) {
        return new BodyField<>(name, WireReader::readRemaining, (out, value) -> out.putBytes(value.duplicate()));
    }

    /** STAT of [MS-OXNSPI] 2.2.8 (36 bytes). */
    static BodyField<Stat> stat() {
        return new BodyField<>("State", Stat::read, (out, stat) -> stat.write(out));
    }

    /** A count (4 bytes), then so many elements. */
    static <E> BodyField<List<E>> list(String name, int leastBytes, BodyField<E> element) {
        return new BodyField<>(
                name,
                in -> {
                    int count = in.readCount32(name, leastBytes);
                    List<E> elements = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        elements.add(element.reader().apply(in));
                    }
                    return elements;
                },
                (out, elements) -> {
                    out.putInt(elements.size());
                    elements.forEach(value -> element.writer().accept(out, value));
                });
    }

    /** LargePropertyTagArray, [MS-OXCMAPIHTTP] 2.2.1.8. */
    static BodyField<List<PropertyTag>> tags(String name) {
        return list(name, PropertyTag.SIZE, new BodyField<>(name, PropertyTag::read, (out, tag) -> tag.write(out)));
    }

    static BodyField<List<Long>> minimalIds(String name) {
        return list(name, Integer.BYTES, u32(name));
    }

    /** A flag whether it is there (1 byte), then the field if it is. */
    static <T> BodyField<Optional<Present<T>>> optional(BodyField<T> field) {
        return new BodyField<>(
                field.name(),
                in -> {
                    int flag = in.readUnsignedByte();
                    return flag == 0
                            ? Optional.empty()
                            : Optional.of(new Present<>(flag, field.reader().apply(in)));
                },
                (out, value) -> {
                    out.putByte(value.map(Present::flag).orElse(0));
                    value.ifPresent(present -> field.writer().accept(out, present.value()));
                });
    }

    /** A field that is there, and the flag that said so: any but 0. */
    record Present<T>(int flag, T value) implements Printable {
        @Override
        public void print(String name, PrintTree out) {
            RecordPrinter.printValue(name, value, out);
        }
    }

    /** [MS-OXNSPI] 2.2.8 STAT. */
    record Stat(List<Long> fields) implements Printable {
        private static final List<String> NAMES = List.of(
                "SortType",
                "ContainerID",
                "CurrentRec",
                "Delta",
                "NumPos",
                "TotalRecs",
                "CodePage",
                "TemplateLocale",
                "SortLocale");

        static Stat read(WireReader in) {
            List<Long> fields = new ArrayList<>(NAMES.size());
            for (int i = 0; i < NAMES.size(); i++) {
                fields.add(in.readUnsignedInt());
            }
            return new Stat(fields);
        }

        void write(WireWriter out) {
            fields.forEach(out::putInt);
        }

        @Override
        public void print(String name, PrintTree out) {
            out.begin(name);
            for (int i = 0; i < NAMES.size(); i++) {
                out.number(NAMES.get(i), fields.get(i));
            }
            out.end();
        }
    }
}
