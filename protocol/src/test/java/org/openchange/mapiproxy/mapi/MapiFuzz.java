/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** Whatever the bytes: a structure that is written as the bytes it was read from, or MalformedMessageException. */
class MapiFuzz {
    /** These have more than one form of the same meaning; what is written is one of them. */
    private static final List<String> NOT_EVERY_FORM = List.of("IdSet", "IdSetByReplId");

    private static final List<PropertyTag> COLUMNS =
            List.of(new PropertyTag(0x0037001F), new PropertyTag(0x67480014), new PropertyTag(0x10000000));

    private static final List<MapiVector> VECTORS = vectors();

    private static List<MapiVector> vectors() {
        try {
            return MapiVector.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<MapiVector> vector() {
        return Arbitraries.of(VECTORS);
    }

    @Provide
    Arbitrary<MapiStructure> structure() {
        return Arbitraries.of(MapiStructure.all());
    }

    /** Bytes of which many are small, so that counts and kinds are often right. */
    @Provide
    Arbitrary<byte[]> smallBytes() {
        Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 12);
        return Arbitraries.oneOf(small, small, small, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(120);
    }

    @Property(tries = 1000)
    void refusesSmallBytesInAnOrderlyWay(
            @ForAll("structure") MapiStructure structure, @ForAll("smallBytes") byte[] bytes) {
        check(structure, Optional.of(COLUMNS), bytes);
    }

    @Property(tries = 500)
    void refusesRandomBytesInAnOrderlyWay(
            @ForAll("structure") MapiStructure structure, @ForAll @Size(max = 300) byte[] bytes) {
        check(structure, Optional.of(COLUMNS), bytes);
    }

    @Property(tries = 1500)
    void refusesChangedVectorsInAnOrderlyWay(
            @ForAll("vector") MapiVector vector,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 2000) Integer> places,
            @ForAll byte value) {
        byte[] bytes = vector.bytes().clone();
        places.forEach(place -> bytes[place % bytes.length] = value);
        check(vector.structure(), vector.columns(), bytes);
    }

    private static void check(MapiStructure structure, Optional<List<PropertyTag>> columns, byte[] bytes) {
        WireReader in = new WireReader(ByteBuffer.wrap(bytes));
        Object value;
        try {
            value = structure.reader().read(in, columns);
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
            return;
        }
        RecordPrinter.printValue(structure.name(), value, new PrintTree());
        WireWriter out = new WireWriter();
        structure.writer().write(value, out);
        if (!NOT_EVERY_FORM.contains(structure.name())) {
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(bytes, in.position()));
        }
        assertThat(structure.reader().read(new WireReader(out.toByteBuffer()), columns))
                .isEqualTo(value);
    }
}
