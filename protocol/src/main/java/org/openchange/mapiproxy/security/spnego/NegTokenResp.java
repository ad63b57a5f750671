/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * RFC 4178 4.2.2 NegTokenResp: every token but the first.
 *
 * @param state absent in the tokens of most initiators
 * @param supportedMech what the acceptor chose, in its first answer
 * @param responseToken token of the mechanism; empty when there is none
 * @param mechListMic signature of the list of mechanisms; empty when there is none
 */
record NegTokenResp(
        Optional<NegState> state, Optional<MechanismOid> supportedMech, byte[] responseToken, byte[] mechListMic) {
    private static final int CHOICE = 1;

    static NegTokenResp read(byte[] token) {
        DerReader outer = new DerReader(token);
        DerReader choice = outer.explicit(CHOICE);
        outer.expectEnd();
        DerReader fields = choice.enter(Der.SEQUENCE);
        Optional<NegState> state = fields.explicitIf(0).map(NegState::read); // [0] negState
        Optional<MechanismOid> mechanism = fields.explicitIf(1).map(NegTokenResp::knownMechanism); // [1] supportedMech
        byte[] response = fields.explicitIf(2).map(DerReader::octetString).orElse(new byte[0]); // [2] responseToken
        byte[] mic = fields.explicitIf(3).map(DerReader::octetString).orElse(new byte[0]); // [3] mechListMIC
        return new NegTokenResp(state, mechanism, response, mic);
    }

    private static MechanismOid knownMechanism(DerReader in) {
        return MechanismOid.read(in)
                .orElseThrow(() -> new MalformedMessageException("supportedMech that was not offered", -1));
    }

    byte[] write() {
        byte[] none = new byte[0];
        return Der.explicit(
                CHOICE,
                Der.sequence(
                        state.map(value -> Der.explicit(0, Der.enumerated(value.ordinal())))
                                .orElse(none),
                        supportedMech
                                .map(value -> Der.explicit(1, value.write()))
                                .orElse(none),
                        responseToken.length == 0 ? none : Der.explicit(2, Der.octetString(responseToken)),
                        mechListMic.length == 0 ? none : Der.explicit(3, Der.octetString(mechListMic))));
    }
}
