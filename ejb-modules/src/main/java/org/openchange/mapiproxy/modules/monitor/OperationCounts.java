/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;
import org.openchange.mapiproxy.spi.monitor.ReturnCodes;

/** What one operation, or all that are counted with it, has cost so far. Thread-safe without a lock. */
final class OperationCounts {
    /** Opnum of what is counted together. */
    static final int OTHER = -1;

    private static final int RETURN_VALUE_BYTES = 4;

    private final String interfaceName;
    private final int opnum;
    private final String name;
    private final boolean returnsCode;
    private final long success;
    private final LongAdder faults = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final LongAdder requestBytes = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();
    private final LatencyCounts latency = new LatencyCounts();

    /**
     * @param returnsCode whether its answers end with a return value
     * @param success what it returns when all is well
     */
    OperationCounts(String interfaceName, int opnum, String name, boolean returnsCode, long success) {
        this.interfaceName = interfaceName;
        this.opnum = opnum;
        this.name = name;
        this.returnsCode = returnsCode;
        this.success = success;
    }

    /** The last parameter of an answer, unsigned; 0 where it has none. */
    long returnCode(ByteBuffer response) {
        if (!returnsCode || response.remaining() < RETURN_VALUE_BYTES) {
            return 0;
        }
        return Integer.toUnsignedLong(response.getInt(response.limit() - RETURN_VALUE_BYTES));
    }

    boolean isError(CallOutcome outcome, long status) {
        return outcome.ending() instanceof CallOutcome.Faulted
                || outcome.ending() instanceof CallOutcome.Answered && status != success && ReturnCodes.isError(status);
    }

    void count(CallRecord call) {
        switch (call.ending()) {
            case ANSWERED -> {
                if (call.isError()) {
                    errors.increment();
                }
                responseBytes.add(call.responseBytes());
            }
            case FAULT -> faults.increment();
            case ABANDONED -> abandoned.increment();
        }
        requestBytes.add(call.requestBytes());
        latency.record(call.elapsedNanos());
    }

    boolean isUsed() {
        return latency.isUsed();
    }

    OperationLoad load() {
        return new OperationLoad(
                interfaceName,
                opnum,
                name,
                faults.sum(),
                errors.sum(),
                abandoned.sum(),
                requestBytes.sum(),
                responseBytes.sum(),
                latency.latency());
    }
}
