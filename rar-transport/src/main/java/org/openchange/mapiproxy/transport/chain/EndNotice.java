/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;

/**
 * How a call ended and how long it took, for the modules that want to hear of it; there is none where nobody does. It is told while no server
 * bean works on the call, so that two beans never find each other's context in it.
 */
final class EndNotice {
    private static final Logger LOGGER = System.getLogger(EndNotice.class.getName());

    private final ChainedCall call;
    private final ActiveModule[] modules;
    private final ByteBuffer request;
    private final TransportCounters counters;
    private final long startedNanos = System.nanoTime();
    private CallOutcome.Ending ending = CallOutcome.Abandoned.INSTANCE;
    private CallOutcome outcome;
    private long askedNanos;
    private boolean isAsking;
    private long upstreamNanos;
    private boolean isTold;

    /**
     * @param modules in the order of answers
     * @param request the stub as it was received
     */
    EndNotice(ChainedCall call, ActiveModule[] modules, ByteBuffer request, TransportCounters counters) {
        this.call = call;
        this.modules = modules;
        this.request = Route.view(request);
        this.counters = counters;
    }

    void upstreamAsked() {
        askedNanos = System.nanoTime();
        isAsking = true;
    }

    void upstreamAnswered() {
        if (isAsking) {
            isAsking = false;
            upstreamNanos += System.nanoTime() - askedNanos;
        }
    }

    /** The answer is about to be sent. */
    void answered(ByteBuffer response) {
        ending = new CallOutcome.Answered(Route.view(response));
    }

    void faulted(FaultStatus status, boolean didNotExecute) {
        ending = new CallOutcome.Faulted(status, didNotExecute);
    }

    /** Nothing that happens from now on counts. */
    void ended() {
        upstreamAnswered();
        outcome = new CallOutcome(request, ending, System.nanoTime() - startedNanos, upstreamNanos);
    }

    /** Calls each module's hook, once. */
    void tell() {
        if (isTold) {
            return;
        }
        isTold = true;
        for (ActiveModule module : modules) {
            try {
                module.onEnd(call, outcome);
            } catch (ModuleException | RuntimeException | StackOverflowError | LinkageError e) {
                counters.increment(Counter.MODULE_FAILURES);
                LOGGER.log(Level.ERROR, module + " failed in onEnd of " + call, e);
            }
        }
    }
}
