/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.bench.lz77.MailContent;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackingResult;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark once, without measuring: what it does has to be what its name says. */
class BenchmarksTest {

    @Test
    void everyBenchmarkIsFoundByJmh() {
        Stream<String> names = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername);

        assertThat(names)
                .anyMatch(name -> name.endsWith("NdrBenchmark.readNspiQueryRows"))
                .anyMatch(name -> name.endsWith("PduBenchmark.writeResponse"))
                .anyMatch(name -> name.endsWith("PackingBenchmark.unpackAndPackChanged"))
                .anyMatch(name -> name.endsWith("Lz77Benchmark.compress"))
                .anyMatch(name -> name.endsWith("RopBenchmark.read"))
                .anyMatch(name -> name.endsWith("RopListBenchmark.rows"))
                .anyMatch(name -> name.endsWith("ProtectionBenchmark.protect"));
    }

    @Test
    void ndrIsReadAndWrittenBack() {
        NdrBenchmark benchmark = new NdrBenchmark();
        benchmark.setUp();

        assertThat(((NspiQueryRowsResponse) benchmark.readNspiQueryRows())
                        .ppRows()
                        .aRow())
                .hasSize(10);
        assertThat(((ByteBuffer) benchmark.writeNspiQueryRows()).remaining())
                .isEqualTo(Samples.stub("nspi-query-rows-response").remaining());
        assertThat(benchmark.readIsServerListening()).isNotNull();
        assertThat(Samples.stub((org.openchange.mapiproxy.idl.Message) benchmark.readEcDoRpcExt2()))
                .isEqualTo(benchmark.writeEcDoRpcExt2());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1024, 32768})
    void stubsAreCutIntoFragmentsCompletely(int stubBytes) {
        PduBenchmark benchmark = new PduBenchmark();
        benchmark.stubBytes = stubBytes;
        benchmark.setUp();
        int fragments = (stubBytes + 5807) / 5808;

        assertThat(((ByteBuffer) benchmark.writeRequest()).position()).isEqualTo(stubBytes + 24 * fragments);
        assertThat(((ByteBuffer) benchmark.writeResponse()).position()).isEqualTo(stubBytes + 24 * fragments);
        assertThat(benchmark.readRequest())
                .hasToString(benchmark.readRequest().toString())
                .isNotNull();
        assertThat(benchmark.readResponse()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = AuthLevel.class,
            names = {"INTEGRITY", "PRIVACY"})
    void whatIsProtectedCanBeVerified(AuthLevel level) throws Exception {
        ProtectionBenchmark benchmark = new ProtectionBenchmark();
        benchmark.level = level;
        benchmark.setUp();

        assertThat(benchmark.protectAndVerify()).isNotNull();
        assertThat(benchmark.protectAndVerify()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void ropBuffersAreUnpackedAndPackedAgain(int flags) {
        PackingBenchmark benchmark = new PackingBenchmark();
        benchmark.content = MailContent.TEXT;
        benchmark.flags = flags;
        benchmark.setUp();

        PackingResult.Packed<EcDoRpcExt2Request> packed =
                (PackingResult.Packed<EcDoRpcExt2Request>) benchmark.unpackAndPackChanged();

        assertThat((List<?>) benchmark.unpack()).hasSize(1);
        assertThat(PackedRequest.of(packed.message()).ropBuffers().get(0).handle(0))
                .isEqualTo(0x18);
        assertThat(benchmark.unpackAndPackUnchanged()).isNotEqualTo(packed);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailContent.class,
            names = {"TEXT", "HTML", "ROWS"})
    void blocksAreCompressedAndDecompressed(MailContent content) {
        Lz77Benchmark benchmark = new Lz77Benchmark();
        benchmark.content = content;
        benchmark.setUp();

        assertThat(benchmark.compress()).hasSizeLessThan(MailContent.BLOCK_BYTES / 2);
        assertThat(benchmark.decompress()).isEqualTo(content.block(1));
    }

    @ParameterizedTest
    @EnumSource(RopSample.class)
    void ropsAreReadAsTheyWereWritten(RopSample sample) {
        RopBenchmark benchmark = new RopBenchmark();
        benchmark.sample = sample;
        benchmark.setUp();

        assertThat(benchmark.read()).isEqualTo(sample.rop());
        assertThat(((ByteBuffer) benchmark.write()).remaining()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void ropListsOf32KilobytesAreReadAndWrittenBack(int flags) {
        RopListBenchmark benchmark = new RopListBenchmark();
        benchmark.flags = flags;
        benchmark.setUp();

        assertThat(benchmark.rows().payloadBytes()).isBetween(32_000, 32_300);
        assertThat(benchmark.properties().payloadBytes()).isBetween(32_000, 32_300);
        assertThat(benchmark.streams().payloadBytes()).isBetween(32_000, 34_000);
    }
}
