/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A part of a ROP whose size in bytes is announced before it, as PropertyValueSize announces that of the values ([MS-OXCROPS] 2.2.8.6.1). Where
 * exactly that many bytes hold what they should, it is decoded; where not, it stays bytes and what is around it still decodes.
 *
 * @param <T> what it holds
 */
public sealed interface SizedBody<T> extends Printable {

    /** What it holds; empty where that could not be decoded. */
    Optional<T> decoded();

    /** A 16-bit size and as many bytes. */
    static <T> SizedBody<T> read(WireReader in, String what, Function<WireReader, T> body) {
        ByteBuffer bytes = in.readCountedBytes(what);
        WireReader section = new WireReader(bytes);
        try {
            T value = body.apply(section);
            return section.hasRemaining() ? new Opaque<>(bytes) : new Parsed<>(value);
        } catch (MalformedMessageException e) {
            return new Opaque<>(bytes);
        }
    }

    /** A 16-bit size and what is held, which {@code body} writes. */
    default void write(WireWriter out, BiConsumer<T, WireWriter> body) {
        int size = out.reserveShort();
        if (this instanceof Parsed<T> parsed) {
            body.accept(parsed.value(), out);
        } else if (this instanceof Opaque<T> opaque) {
            out.putBytes(opaque.bytes());
        }
        out.patchShort(size, out.size() - size - Short.BYTES);
    }

    /** It holds what it should. */
    record Parsed<T>(T value) implements SizedBody<T> {
        @Override
        public Optional<T> decoded() {
            return Optional.of(value);
        }

        @Override
        public void print(String name, PrintTree out) {
            RecordPrinter.printValue(name, value, out);
        }
    }

    /** It holds something else, or its size is not the one of its content. */
    record Opaque<T>(ByteBuffer bytes) implements SizedBody<T> {
        @Override
        public Optional<T> decoded() {
            return Optional.empty();
        }

        @Override
        public void print(String name, PrintTree out) {
            out.bytes(name, bytes);
        }
    }
}
