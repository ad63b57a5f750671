/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.bench.lz77.MailContent;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Compressor;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Decompressor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** LZ77 with DIRECT2 over one block. One operation is one plain byte, so that operations per microsecond are MB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Lz77Benchmark {
    private static final int BYTES = MailContent.BLOCK_BYTES;

    @Param({"TEXT", "HTML", "ROWS"})
    public MailContent content;

    private ByteBuffer plain;
    private byte[] compressed;

    @Setup
    public void setUp() {
        plain = ByteBuffer.wrap(content.block(1));
        compressed = Direct2Compressor.compress(plain);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] compress() {
        return Direct2Compressor.compress(plain);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] decompress() {
        return Direct2Decompressor.decompress(compressed, BYTES);
    }
}
