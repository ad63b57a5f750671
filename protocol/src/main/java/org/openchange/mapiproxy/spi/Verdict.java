/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;

/** What becomes of a request. */
public sealed interface Verdict {

    /** It goes on to the next module and at last to the server or upstream. */
    static Verdict relay() {
        return Relay.INSTANCE;
    }

    /** It is answered here; modules before this one see the answer, upstream sees nothing. */
    static Verdict answer(Response response) {
        return new Answer(response);
    }

    /** It is answered here, when the stage completes. */
    static Verdict answerLater(CompletionStage<? extends Response> response) {
        return new AnswerLater(response);
    }

    /**
     * Another request goes upstream first, past the modules behind this one; {@code then} sees its answer and decides again. A fault in its
     * place, or reaching a bound, ends the call with a fault. The calls behind this one wait meanwhile.
     */
    static Verdict relayAhead(Request next, AheadStep then) {
        return new RelayAhead(next, then);
    }

    static Verdict fault(FaultStatus status) {
        return new Fault(status);
    }

    /** See {@link #relay}. */
    enum Relay implements Verdict {
        INSTANCE
    }

    /** See {@link #answer}. */
    record Answer(Response response) implements Verdict {
        public Answer {
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * See {@link #answerLater}. A stage that fails with a {@link ModuleException} becomes its fault. A stage that has not completed when the
     * relay time-out is over becomes a fault, and its later result is dropped.
     */
    record AnswerLater(CompletionStage<? extends Response> response) implements Verdict {
        public AnswerLater {
            Objects.requireNonNull(response, "response");
        }
    }

    /** See {@link #relayAhead}. How often, how many bytes and how long one call may ask ahead is bounded by configuration. */
    record RelayAhead(Request next, AheadStep then) implements Verdict {
        public RelayAhead {
            Objects.requireNonNull(next, "next");
            Objects.requireNonNull(then, "then");
        }
    }

    /** See {@link #fault}. */
    record Fault(FaultStatus status) implements Verdict {
        public Fault {
            Objects.requireNonNull(status, "status");
        }
    }

    /** What follows a request that was relayed ahead. */
    @FunctionalInterface
    interface AheadStep {
        /** {@code Relay} sends the client's own request; another {@code RelayAhead} asks again. */
        Verdict onAhead(Call call, Response response) throws ModuleException;
    }
}
