/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
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

/** Single ROPs out of their bytes into a record, and back. Nanoseconds per ROP. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RopBenchmark {

    @Param
    public RopSample sample;

    private ByteBuffer behindRopId;
    private RopType type;

    @Setup
    public void setUp() {
        type = sample.type();
        ByteBuffer bytes = sample.write().toByteBuffer();
        behindRopId = bytes.slice(1, bytes.remaining() - 1);
    }

    @Benchmark
    public Object read() {
        WireReader in = new WireReader(behindRopId);
        return sample.isRequest()
                ? type.readRequest(in, RequestContext.UNKNOWN)
                : type.readResponse(in, KnownColumns.INSTANCE);
    }

    @Benchmark
    public Object write() {
        return sample.write().toByteBuffer();
    }

    /** A session that saw which columns were set and which properties were asked for. */
    private enum KnownColumns implements ResponseContext {
        INSTANCE;

        private static final Optional<List<PropertyTag>> COLUMNS = Optional.of(RopSample.columns());
        private static final Optional<RopRequest> REQUEST = Optional.of(RopSample.getProperties());

        @Override
        public Optional<RopRequest> request() {
            return REQUEST;
        }

        @Override
        public Optional<List<PropertyTag>> columns() {
            return COLUMNS;
        }

        @Override
        public Optional<List<PropertyTag>> columnsOf(long handle) {
            return COLUMNS;
        }

        @Override
        public Optional<List<PropertyTag>> recipientColumns() {
            return Optional.empty();
        }

        @Override
        public Optional<LogonKind> logonKind(int logonId) {
            return Optional.of(LogonKind.PRIVATE);
        }

        @Override
        public boolean failuresHaveBodies() {
            return true;
        }
    }
}
