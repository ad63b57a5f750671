/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.bench.lz77.MailContent;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackingResult;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.ndr.ContextHandle;
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
 * A ROP buffer of 32 KB out of an EcDoRpcExt2 request and, changed, into it again. One operation is one byte of it, so that operations per
 * microsecond are MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PackingBenchmark {
    private static final int BYTES = MailContent.BLOCK_BYTES;
    private static final int ROPS_LIST_BYTES = BYTES - 6;

    /** What the ROP buffer is full of. */
    @Param({"TEXT", "ROWS"})
    public MailContent content;

    /** Flags of RPC_HEADER_EXT: 0 as it is, 2 XorMagic, 3 Compressed and XorMagic. */
    @Param({"0", "2", "3"})
    public int flags;

    private EcDoRpcExt2Request message;
    private RopBuffer changed;

    @Setup
    public void setUp() {
        ByteBuffer rops = ByteBuffer.wrap(content.block(1), 0, ROPS_LIST_BYTES);
        RopBuffer ropBuffer = RopBuffer.of(rops, 0x17);
        ByteBuffer rgbIn = new ExtendedBuffers(List.of(ExtendedBuffer.of(ropBuffer.write(), flags))).write();
        ByteBuffer none = ByteBuffer.allocate(0);
        ContextHandle handle = new ContextHandle(0, new UUID(1, 2));
        message = EcDoRpcExt2Request.of(handle, 0, rgbIn, 0x8007, none, 0x1008);
        changed = ropBuffer.withHandles(0x18);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public Object unpack() {
        return PackedRequest.of(message).ropBuffers();
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public Object unpackAndPackUnchanged() {
        PackedRequest<?, ?> request = PackedRequest.of(message);
        return request.with(request.ropBuffers());
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public PackingResult<EcDoRpcExt2Request> unpackAndPackChanged() {
        return PackedRequest.of(message).with(List.of(changed));
    }
}
