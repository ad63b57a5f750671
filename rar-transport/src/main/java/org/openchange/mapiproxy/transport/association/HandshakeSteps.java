/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.logon.LogonAudit;
import org.openchange.mapiproxy.security.logon.LogonException;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.spi.control.Counter;

/**
 * Hands the tokens of one connection to its security contexts. A step that may wait runs on a worker, and what follows it runs on the event loop
 * again.
 */
final class HandshakeSteps {
    private static final Logger LOGGER = System.getLogger(HandshakeSteps.class.getName());

    private final ServerAssociation association;
    private final AssociationSettings settings;
    private final SecurityStates states;
    private SecurityState awaited;

    HandshakeSteps(ServerAssociation association, AssociationSettings settings, SecurityStates states) {
        this.association = association;
        this.settings = settings;
        this.states = states;
    }

    /** What the association does after a step. */
    interface Continuation {
        void onAnswer(byte[] token) throws PduRejectedException;

        void onFailure() throws PduRejectedException;
    }

    /** One of the two is null. */
    private record Result(byte[] answer, AuthenticationException failure) {
        static Result of(SecurityContext context, byte[] token) {
            try {
                return new Result(context.step(token), null);
            } catch (AuthenticationException e) {
                return new Result(null, e);
            }
        }
    }

    /** The state whose step is under way, or null. */
    SecurityState awaited() {
        return awaited;
    }

    /** Takes the token of the PDU; the continuation follows before the return or later, and not at all when the connection ends first. */
    void step(SecurityState state, PduFrame pdu, Continuation next) throws PduRejectedException {
        byte[] token = pdu.authValue();
        if (!state.context().mayWait(token)) {
            conclude(state, Result.of(state.context(), token), next);
            return;
        }
        awaited = state;
        state.beginStep();
        settings.workers().execute(new AwaitedStep(state, token, pdu, next));
    }

    private void conclude(SecurityState state, Result result, Continuation next) throws PduRejectedException {
        try {
            if (result.failure() != null) {
                throw result.failure();
            }
            state.onStepped();
        } catch (AuthenticationException e) {
            onFailure(state, e);
            next.onFailure();
            return;
        }
        if (state.isEstablished()) {
            settings.counters().increment(Counter.LOGONS);
            state.context()
                    .principal()
                    .ifPresent(principal -> LogonAudit.accepted(association.origin(), mechanism(state), principal));
            states.onEstablished(state);
            association.onAuthenticated(state);
        }
        next.onAnswer(result.answer());
    }

    private void onFailure(SecurityState state, AuthenticationException e) {
        LogonFailure reason = LogonException.reasonOf(e);
        settings.counters().increment(Counter.AUTHENTICATION_FAILURES);
        if (reason == LogonFailure.LOCKED_OUT) {
            settings.counters().increment(Counter.LOGONS_LOCKED_OUT);
        } else if (reason == LogonFailure.UNAVAILABLE) {
            settings.counters().increment(Counter.LOGONS_UNAVAILABLE);
        }
        String account = e instanceof LogonException logon ? logon.account() : "";
        LogonAudit.refused(association.origin(), mechanism(state), reason, account);
        LOGGER.log(Level.DEBUG, () -> association + ": authentication failed: " + LogonAudit.quoted(e.getMessage()));
    }

    private static String mechanism(SecurityState state) {
        return state.context().mechanismType().toString();
    }

    private final class AwaitedStep implements HandshakeWorkers.Step {
        private final SecurityState state;
        private final byte[] token;
        private final PduFrame pdu;
        private final Continuation next;

        AwaitedStep(SecurityState state, byte[] token, PduFrame pdu, Continuation next) {
            this.state = state;
            this.token = token;
            this.pdu = pdu;
            this.next = next;
        }

        @Override
        public void run() {
            if (state.isClosed()) {
                tell(new Result(null, new AuthenticationException("the client did not wait")));
                return;
            }
            try {
                tell(Result.of(state.context(), token));
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, () -> association + ": authentication failed in a way that nobody expected", e);
                tell(new Result(null, new AuthenticationException("an error of this server: " + e, e)));
            }
        }

        @Override
        public void refuse() {
            String message = "no worker is free to ask who the client is";
            tell(new Result(null, new LogonException(LogonFailure.UNAVAILABLE, message, "")));
        }

        private void tell(Result result) {
            try {
                association.eventLoop().execute(() -> end(result));
            } catch (RejectedExecutionException e) {
                LOGGER.log(Level.DEBUG, "an event loop ended before a handshake did", e);
                state.close();
                state.endStep();
            }
        }

        private void end(Result result) {
            awaited = null;
            state.endStep();
            if (!state.isClosed()) {
                association.proceed(pdu, () -> conclude(state, result, next));
            }
        }
    }
}
