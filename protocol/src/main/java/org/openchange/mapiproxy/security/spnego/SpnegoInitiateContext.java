/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;

/**
 * RFC 4178 initiator. Sends the first token of its best mechanism at once; if the acceptor chooses another one, begins anew with that and
 * insists on a mechListMIC.
 */
public final class SpnegoInitiateContext extends SpnegoContext {
    private static final byte[] NONE = new byte[0];

    private final Map<MechanismOid, MechanismContext> candidates;
    private boolean begun;
    private boolean chosen;
    private boolean micRequired;

    /** @param candidates fresh contexts, best first */
    public SpnegoInitiateContext(Map<MechanismOid, MechanismContext> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("SPNEGO needs a mechanism");
        }
        this.candidates = new LinkedHashMap<>(candidates);
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        if (begun) {
            return onResponse(NegTokenResp.read(token));
        }
        if (token.length != 0) {
            throw new AuthenticationException("token from the server before the first one of SPNEGO");
        }
        begun = true;
        choose(candidates.values().iterator().next());
        NegTokenInit init =
                NegTokenInit.of(List.copyOf(candidates.keySet()), mechanism().step(NONE));
        signOver(init.encodedMechTypes());
        return init.write();
    }

    private byte[] onResponse(NegTokenResp token) throws AuthenticationException {
        NegState state = token.state().orElse(NegState.ACCEPT_INCOMPLETE);
        if (state == NegState.REJECT) {
            throw new AuthenticationException("the server rejects the SPNEGO negotiation");
        }
        micRequired |= state == NegState.REQUEST_MIC;
        byte[] response = switchMechanism(token.supportedMech());
        if (token.responseToken().length > 0) {
            response = mechanism().step(token.responseToken());
        }
        verifyMic(token);
        return state == NegState.ACCEPT_COMPLETED ? completed(response) : answer(response);
    }

    /** The first token of the mechanism that the server prefers; empty when it takes what we prefer. */
    private byte[] switchMechanism(Optional<MechanismOid> supported) throws AuthenticationException {
        if (chosen || supported.isEmpty()) {
            return NONE;
        }
        chosen = true;
        MechanismContext preferred = candidates.get(supported.get());
        if (preferred == null) {
            throw new AuthenticationException("the server chose a mechanism that was not offered: " + supported.get());
        }
        if (preferred == mechanism()) {
            return NONE;
        }
        choose(preferred);
        micRequired = true;
        return mechanism().step(NONE);
    }

    private byte[] completed(byte[] response) throws AuthenticationException {
        if (!mechanism().established() || response.length > 0) {
            throw new AuthenticationException("the server completes SPNEGO before its mechanism is complete");
        }
        if ((micRequired || micSent()) && !micVerified()) {
            throw new AuthenticationException("the server completes SPNEGO without a mechListMIC");
        }
        finish();
        return NONE;
    }

    private byte[] answer(byte[] response) throws AuthenticationException {
        boolean signs = mechanism().established()
                && (micRequired || micVerified() || mechanism().requiresMechListMic());
        byte[] mic = signs ? ownMic() : NONE;
        if (response.length == 0 && mic.length == 0) {
            throw new AuthenticationException("the server waits for a SPNEGO token that nobody owes it");
        }
        return new NegTokenResp(Optional.empty(), Optional.empty(), response, mic).write();
    }
}
