/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningResponse;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The generated records: a small answer, a request with one large blob, and an answer with many small values. Nanoseconds per call; with
 * {@code -prof gc} bytes allocated per call as well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NdrBenchmark {

    private static final int ROP_BYTES = 2048;

    private ByteBuffer isServerListening;
    private ByteBuffer ecDoRpcExt2;
    private ByteBuffer nspiQueryRows;
    private EcDoRpcExt2Request ecDoRpcExt2Request;
    private NspiQueryRowsResponse nspiQueryRowsResponse;

    @Setup
    public void setUp() {
        nspiQueryRows = Samples.stub("nspi-query-rows-response");
        nspiQueryRowsResponse = NspiQueryRowsResponse.read(new NdrReader(nspiQueryRows));
        ecDoRpcExt2Request = EcDoRpcExt2Request.of(
                ContextHandle.NULL, 3, ByteBuffer.wrap(Samples.bytes(ROP_BYTES)), 32_775, ByteBuffer.allocate(0), 4104);
        ecDoRpcExt2 = Samples.stub(ecDoRpcExt2Request);
        isServerListening = ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 1, 0, 0, 0}).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Benchmark
    public Object readIsServerListening() {
        return IsServerListeningResponse.read(new NdrReader(isServerListening));
    }

    @Benchmark
    public Object readEcDoRpcExt2() {
        return EcDoRpcExt2Request.read(new NdrReader(ecDoRpcExt2));
    }

    @Benchmark
    public Object writeEcDoRpcExt2() {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        ecDoRpcExt2Request.write(writer);
        return writer.toBuffer();
    }

    @Benchmark
    public Object readNspiQueryRows() {
        return NspiQueryRowsResponse.read(new NdrReader(nspiQueryRows));
    }

    @Benchmark
    public Object writeNspiQueryRows() {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        nspiQueryRowsResponse.write(writer);
        return writer.toBuffer();
    }
}
