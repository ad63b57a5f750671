/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.StubFragments.Protection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** PDUs: reading what lies before a stub, and cutting a stub into fragments. Nanoseconds per call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PduBenchmark {

    private static final int MAX_FRAGMENT = 5840;

    /** Bytes of the stub. */
    @Param({"64", "1024", "32768"})
    public int stubBytes;

    private ByteBuffer stub;
    private ByteBuffer out;
    private byte[] request;
    private byte[] response;

    @Setup
    public void setUp() {
        stub = ByteBuffer.wrap(Samples.bytes(stubBytes)).order(ByteOrder.LITTLE_ENDIAN);
        out = ByteBuffer.allocate(stubBytes + 64 * (1 + stubBytes / 1024));
        request = first(requestFragments());
        response = first(StubFragments.response(2, 0, stub, Protection.none(MAX_FRAGMENT)));
    }

    private StubFragments requestFragments() {
        return StubFragments.request(2, 0, 0, 11, Optional.empty(), stub, Protection.none(MAX_FRAGMENT));
    }

    private static byte[] first(StubFragments fragments) {
        ByteBuffer pdu = ByteBuffer.allocate(fragments.nextLength());
        fragments.writeNext(pdu);
        return pdu.array();
    }

    @Benchmark
    public Object readRequest() {
        return PduFrame.of(request).request();
    }

    @Benchmark
    public Object readResponse() {
        return PduFrame.of(response).response();
    }

    @Benchmark
    public Object writeRequest() {
        return write(requestFragments());
    }

    @Benchmark
    public Object writeResponse() {
        return write(StubFragments.response(2, 0, stub, Protection.none(MAX_FRAGMENT)));
    }

    private ByteBuffer write(StubFragments fragments) {
        out.clear();
        while (fragments.hasNext()) {
            fragments.writeNext(out);
        }
        return out;
    }
}
