/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Turns what went wrong with one call into the fault that its client gets, a counter and one log line. */
final class CallFailures {
    private static final Logger LOGGER = System.getLogger(CallFailures.class.getName());
    private static final int CAUSES = 8;

    private final ChainedCall call;
    private final TransportCounters counters;
    private boolean executed;
    private boolean isUpstreamsAnswer;

    CallFailures(ChainedCall call, TransportCounters counters) {
        this.call = call;
        this.counters = counters;
    }

    /** Whether a fault now may say that the call certainly had no effect. */
    boolean didNotExecute() {
        return !executed;
    }

    /** The call goes upstream or to a server bean. */
    void executed() {
        executed = true;
    }

    /** What is malformed from now on is the answer's fault, not the request's. */
    void answered(boolean byUpstream) {
        isUpstreamsAnswer = byUpstream;
    }

    FaultStatus statusOf(Throwable failure) {
        if (failure instanceof ModuleException refusal) {
            LOGGER.log(Level.DEBUG, () -> call + ": " + refusal.status() + ": " + refusal.getMessage());
            return refusal.status();
        }
        MalformedMessageException malformed = malformed(failure);
        return malformed != null ? malformed(malformed) : unexpected(failure);
    }

    /** The container wraps what a bean throws. */
    private static MalformedMessageException malformed(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            if (cause instanceof MalformedMessageException malformed) {
                return malformed;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /**
     * A malformed answer is not passed on unseen, since the modules that had to see it are there for a reason; the client hears what its own
     * runtime would have said about it.
     */
    private FaultStatus malformed(MalformedMessageException malformed) {
        counters.increment(isUpstreamsAnswer ? Counter.UPSTREAM_FAILURES : Counter.PROTOCOL_ERRORS);
        LOGGER.log(
                isUpstreamsAnswer ? Level.WARNING : Level.DEBUG,
                () -> call + ": malformed " + (isUpstreamsAnswer ? "answer from upstream" : "stub") + ": "
                        + malformed.getMessage());
        return FaultStatus.BAD_STUB_DATA;
    }

    private FaultStatus unexpected(Throwable failure) {
        counters.increment(Counter.MODULE_FAILURES);
        LOGGER.log(Level.ERROR, call + " failed in a module or server", failure);
        return FaultStatus.UNSPECIFIED;
    }

    /** A bound of the configuration was reached. */
    FaultStatus overLimit(String which) {
        counters.increment(Counter.LIMITS_REACHED);
        LOGGER.log(Level.WARNING, () -> call + ": over the limit: " + which);
        return FaultStatus.OUT_OF_RESOURCES;
    }

    FaultStatus timedOut() {
        counters.increment(Counter.CALLS_TIMED_OUT);
        LOGGER.log(Level.WARNING, () -> call + ": no answer within the relay time-out");
        return FaultStatus.CALL_FAILED;
    }

    FaultStatus busy() {
        counters.increment(Counter.LIMITS_REACHED);
        LOGGER.log(Level.WARNING, () -> call + ": no worker is free, and the queue is full");
        return FaultStatus.NCA_SERVER_TOO_BUSY;
    }
}
