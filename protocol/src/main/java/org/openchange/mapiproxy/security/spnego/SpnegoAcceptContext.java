/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * RFC 4178 acceptor. Takes the first mechanism of the initiator's list that is offered here. If that is not the one whose token came with
 * the list, the initiator is asked for a token of the chosen one and for a mechListMIC.
 */
public final class SpnegoAcceptContext extends SpnegoContext {
    private static final byte[] NONE = new byte[0];

    private final Map<MechanismOid, Supplier<MechanismContext>> offered;
    private Optional<MechanismOid> announcement = Optional.empty();
    private boolean begun;
    private boolean micRequired;
    private boolean severalMechanisms;

    /** @param offered makes a fresh context for each mechanism that this server speaks */
    public SpnegoAcceptContext(Map<MechanismOid, Supplier<MechanismContext>> offered) {
        this.offered = new EnumMap<>(offered);
    }

    @Override
    public boolean mayWait(byte[] token) {
        try {
            if (begun) {
                byte[] response = NegTokenResp.read(token).responseToken();
                return response.length > 0 && mechanism() != null && mechanism().mayWait(response);
            }
            return mayWait(NegTokenInit.read(token));
        } catch (MalformedMessageException e) {
            return false; // which step() will say
        }
    }

    /** What a context that has seen nothing yet says of the first token. */
    private boolean mayWait(NegTokenInit token) {
        boolean isOptimistic = !token.mechTypes().isEmpty()
                && token.mechTypes().get(0).map(offered::containsKey).orElse(false);
        if (!isOptimistic || token.mechToken().length == 0) {
            return false;
        }
        try (MechanismContext fresh =
                offered.get(token.mechTypes().get(0).orElseThrow()).get()) {
            return fresh.mayWait(token.mechToken());
        }
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        return begun ? onResponse(NegTokenResp.read(token)) : onInit(NegTokenInit.read(token));
    }

    private byte[] onInit(NegTokenInit token) throws AuthenticationException {
        begun = true;
        signOver(token.encodedMechTypes());
        severalMechanisms = token.mechTypes().size() > 1;
        int index = firstOffered(token.mechTypes());
        MechanismOid chosen = token.mechTypes().get(index).orElseThrow();
        announcement = Optional.of(chosen);
        choose(offered.get(chosen).get());
        micRequired = index > 0;
        byte[] mechToken = micRequired ? NONE : token.mechToken();
        return mechToken.length == 0 ? answer(NONE) : answer(mechanism().step(mechToken));
    }

    private int firstOffered(List<Optional<MechanismOid>> mechTypes) throws AuthenticationException {
        for (int i = 0; i < mechTypes.size(); i++) {
            if (mechTypes.get(i).map(offered::containsKey).orElse(false)) {
                return i;
            }
        }
        throw new AuthenticationException("no common SPNEGO mechanism, the client offers " + mechTypes);
    }

    private byte[] onResponse(NegTokenResp token) throws AuthenticationException {
        if (token.state().equals(Optional.of(NegState.REJECT))) {
            throw new AuthenticationException("the client rejects the SPNEGO negotiation");
        }
        byte[] response = NONE;
        if (token.responseToken().length > 0) {
            response = mechanism().step(token.responseToken());
        } else if (token.mechListMic().length == 0) {
            throw new AuthenticationException("SPNEGO token without contents");
        }
        verifyMic(token);
        return answer(response);
    }

    private byte[] answer(byte[] responseToken) {
        NegState state = micRequired && announcement.isPresent() ? NegState.REQUEST_MIC : NegState.ACCEPT_INCOMPLETE;
        byte[] mic = NONE;
        if (mechanism().established()) {
            boolean micNeeded = micVerified()
                    || micRequired
                    || severalMechanisms && mechanism().requiresMechListMic();
            mic = micNeeded ? ownMic() : NONE;
            if (!micNeeded || micVerified()) {
                finish();
                state = NegState.ACCEPT_COMPLETED;
            }
        }
        NegTokenResp answer = new NegTokenResp(Optional.of(state), announcement, responseToken, mic);
        announcement = Optional.empty();
        return answer.write();
    }
}
