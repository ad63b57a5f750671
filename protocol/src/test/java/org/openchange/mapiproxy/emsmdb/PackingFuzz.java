/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.emsmdb.auxiliary.AuxiliaryBuffer;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Compressor;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Decompressor;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** Whatever the bytes, unpacking succeeds or throws MalformedMessageException; and what was unpacked is packed the same. */
class PackingFuzz {
    private static final List<String> BLOCKS =
            List.of("block-plain", "block-xor", "block-compressed", "block-compressed-xor", "chain-three-blocks");
    private static final List<String> LZ77 = List.of(
            "lz77-alphabet",
            "lz77-long-match",
            "lz77-shared-nibble",
            "lz77-two-matches",
            "lz77-full-mask",
            "lz77-second-mask");
    private static final List<String> AUXILIARY = List.of(
            "aux-perf-clientinfo",
            "aux-perf-serverinfo",
            "aux-perf-processinfo",
            "aux-perf-failure-v2",
            "aux-client-connection-info",
            "aux-protocol-device-identification");

    @Property(tries = 700)
    void decompressionThrowsNothingElse(
            @ForAll("mutatedLz77") byte[] compressed, @ForAll @IntRange(max = 1000) int sizeActual) {
        attempt(() -> assertThat(Direct2Decompressor.decompress(compressed, sizeActual))
                .hasSize(sizeActual));
    }

    @Property(tries = 500)
    void decompressionOfRandomBytesThrowsNothingElse(
            @ForAll @Size(max = 200) byte[] compressed, @ForAll @IntRange(max = 0xFFFF) int sizeActual) {
        attempt(() -> Direct2Decompressor.decompress(compressed, sizeActual));
    }

    @Property(tries = 400)
    void whatWasCompressedIsDecompressedToTheSame(@ForAll("structured") byte[] plain) {
        byte[] compressed = Direct2Compressor.compress(ByteBuffer.wrap(plain));
        if (compressed != null) {
            assertThat(compressed).hasSizeLessThan(plain.length);
            assertThat(Direct2Decompressor.decompress(compressed, plain.length)).isEqualTo(plain);
        }
    }

    @Property(tries = 200)
    void aChainIsUnpackedToWhatWasPacked(
            @ForAll("structuredList") List<byte[]> payloads, @ForAll @IntRange(max = 7) int flags) {
        List<ExtendedBuffer> blocks = new ArrayList<>();
        payloads.forEach(payload -> blocks.add(ExtendedBuffer.of(ByteBuffer.wrap(payload), flags)));

        ByteBuffer wire = new ExtendedBuffers(blocks).write();
        ExtendedBuffers read = ExtendedBuffers.read(wire);

        assertThat(read.blocks())
                .extracting(ExtendedBuffer::payload)
                .containsExactlyElementsOf(
                        payloads.stream().map(ByteBuffer::wrap).toList());
        assertThat(read.write()).isEqualTo(wire);
    }

    @Property(tries = 500)
    void unpackingAChainThrowsNothingElse(@ForAll("mutatedBlocks") byte[] bytes) {
        ByteBuffer wire = ByteBuffer.wrap(bytes);
        attempt(() -> assertThat(ExtendedBuffers.read(wire).write()).isEqualTo(wire));
        attempt(() -> ExtendedRopBuffers.read(wire, 0));
        attempt(() -> RopBuffer.read(wire));
        attempt(() -> HistoricRopBuffer.read(wire));
        attempt(() -> ExecuteRequest.read(new WireReader(wire)));
        attempt(() -> ExecuteResponse.read(new WireReader(wire)));
    }

    @Property(tries = 500)
    void readingAuxiliaryBlocksThrowsNothingElse(@ForAll("mutatedAuxiliary") byte[] bytes) {
        ByteBuffer wire = new ExtendedBuffers(List.of(ExtendedBuffer.of(ByteBuffer.wrap(bytes), 0))).write();
        attempt(() -> {
            AuxiliaryBuffer buffer = AuxiliaryBuffer.read(wire);
            assertThat(buffer.write()).isEqualTo(wire);
            assertThat(AuxiliaryBuffer.read(
                                    AuxiliaryBuffer.of(buffer.blocks(), 0).write())
                            .blocks())
                    .isEqualTo(buffer.blocks());
        });
    }

    @Provide
    Arbitrary<byte[]> mutatedLz77() {
        return mutated(LZ77);
    }

    @Provide
    Arbitrary<byte[]> mutatedBlocks() {
        return mutated(BLOCKS);
    }

    @Provide
    Arbitrary<byte[]> mutatedAuxiliary() {
        return mutated(AUXILIARY);
    }

    private static Arbitrary<byte[]> mutated(List<String> vectors) {
        return Combinators.combine(
                        Arbitraries.of(vectors),
                        Arbitraries.integers().between(0, 400).list().ofMaxSize(4),
                        Arbitraries.bytes().list().ofSize(4),
                        Arbitraries.integers().between(0, 30))
                .as((name, places, values, cut) -> {
                    byte[] bytes = HexVector.bytes("emsmdb/" + name);
                    for (int i = 0; i < places.size(); i++) {
                        bytes[places.get(i) % bytes.length] = values.get(i);
                    }
                    return cut > 25 ? java.util.Arrays.copyOf(bytes, bytes.length - cut + 25) : bytes;
                });
    }

    @Provide
    Arbitrary<List<byte[]>> structuredList() {
        return structured().list().ofMinSize(1).ofMaxSize(4);
    }

    /** Runs, repetitions at all distances, text of few letters and noise, in turn. */
    @Provide
    Arbitrary<byte[]> structured() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 20_000))
                .as((seed, length) -> structured(new Random(seed), length));
    }

    static byte[] structured(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = Math.min(1 + random.nextInt(1 << random.nextInt(13)), length - at);
            int kind = random.nextInt(4);
            int back = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, 9000));
            byte letter = (byte) random.nextInt();
            for (int i = at; i < at + count; i++) {
                bytes[i] = switch (kind) {
                    case 0 -> letter;
                    case 1 -> (byte) ('a' + random.nextInt(3));
                    case 2 -> back == 0 ? letter : bytes[i - back];
                    default -> (byte) random.nextInt();
                };
            }
            at += count;
        }
        return bytes;
    }

    private static void attempt(Runnable decoding) {
        try {
            decoding.run();
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotEmpty();
        }
    }
}
