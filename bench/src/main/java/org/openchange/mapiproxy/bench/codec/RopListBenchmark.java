/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
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

/**
 * A stub of EcDoRpcExt2 with a ROP buffer of 32 KB: read down to single property values, the ROPs written again from their records, and compared
 * with what came. One operation is one byte of the ROP buffer, so that operations per microsecond are MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RopListBenchmark {
    private static final int BYTES = 32_000;

    /** Flags of RPC_HEADER_EXT: 0 as it is, 2 XorMagic, 3 Compressed and XorMagic. */
    @Param({"0", "3"})
    public int flags;

    private final HandleTable session = new HandleTable();
    private final OutputLimits limits = new OutputLimits(true, 0, 0x10008, 0x1008);
    private RopRequestList query;
    private ByteBuffer rows;
    private ByteBuffer properties;
    private ByteBuffer streams;

    @Setup
    public void setUp() {
        query = RopCallSample.query();
        rows = Samples.stub(RopCallSample.rows(BYTES, flags));
        properties = Samples.stub(RopCallSample.properties(BYTES, flags));
        streams = Samples.stub(RopCallSample.streams(BYTES, flags));
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public RopBuffer rows() {
        EcDoRpcExt2Response response = EcDoRpcExt2Response.read(new NdrReader(rows));
        List<RopBuffer> buffers = PackedResponse.of(response, limits).ropBuffers();
        RopResponseList list = session.answered(Optional.of(query), buffers).get(0);
        return same(RopResponseList.of(list.answers(), handles(list.buffer())).buffer(), list.buffer());
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public RopBuffer properties() {
        return request(properties);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public RopBuffer streams() {
        return request(streams);
    }

    private static RopBuffer request(ByteBuffer stub) {
        EcDoRpcExt2Request request = EcDoRpcExt2Request.read(new NdrReader(stub));
        RopBuffer buffer = PackedRequest.of(request).ropBuffers().get(0);
        RopRequestList list = RopRequestList.read(buffer, RequestContext.UNKNOWN);
        return same(RopRequestList.of(list.requests(), handles(buffer)).buffer(), buffer);
    }

    private static long[] handles(RopBuffer buffer) {
        return new long[] {buffer.handle(0), buffer.handle(1)};
    }

    private static RopBuffer same(RopBuffer written, RopBuffer read) {
        if (!written.equals(read)) {
            throw new IllegalStateException("written otherwise than it came");
        }
        return written;
    }
}
