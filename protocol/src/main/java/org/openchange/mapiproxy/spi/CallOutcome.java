/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/**
 * A call that has ended, as its client saw it: what came in before any module changed it, and what went out after the last one did.
 *
 * @param request the client's stub, read-only, in the byte order of the call
 * @param ending what the client got
 * @param elapsedNanos from when the chain took the call to its end
 * @param upstreamNanos how much of that passed while upstream was asked, ahead or for the answer
 */
public record CallOutcome(ByteBuffer request, Ending ending, long elapsedNanos, long upstreamNanos) {
    public CallOutcome {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(ending, "ending");
    }

    /** In which of three ways a call ends. */
    public sealed interface Ending {}

    /**
     * It was answered.
     *
     * @param response the stub that was sent, read-only, in the byte order of the answer
     */
    public record Answered(ByteBuffer response) implements Ending {
        public Answered {
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * It was answered by a fault.
     *
     * @param didNotExecute whether the fault said that the call certainly had no effect
     */
    public record Faulted(FaultStatus status, boolean didNotExecute) implements Ending {
        public Faulted {
            Objects.requireNonNull(status, "status");
        }
    }

    /** The client orphaned it, or went away. */
    public enum Abandoned implements Ending {
        INSTANCE
    }
}
