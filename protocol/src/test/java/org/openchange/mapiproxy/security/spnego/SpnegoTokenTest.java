/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.security.VectorFile;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class SpnegoTokenTest {
    private final VectorFile vectors = new VectorFile("spnego/tokens.hex");

    @Test
    void readsAnInitWithAnUnknownMechanismInFront() {
        NegTokenInit token = NegTokenInit.read(vectors.get("initNegoexNtlmssp"));

        assertThat(token.mechTypes()).containsExactly(Optional.empty(), Optional.of(MechanismOid.NTLMSSP));
        assertThat(token.encodedMechTypes()).isEqualTo(vectors.get("mechTypesNegoexNtlmssp"));
        assertThat(token.mechToken()).isEmpty();
    }

    @Test
    void readsAndWritesAnswers() {
        NegTokenResp completed = NegTokenResp.read(vectors.get("acceptCompleted"));
        NegTokenResp requestMic = NegTokenResp.read(vectors.get("requestMicNtlmssp"));

        assertThat(completed.state()).contains(NegState.ACCEPT_COMPLETED);
        assertThat(requestMic.state()).contains(NegState.REQUEST_MIC);
        assertThat(requestMic.supportedMech()).contains(MechanismOid.NTLMSSP);
        assertThat(completed.write()).isEqualTo(vectors.get("acceptCompleted"));
        assertThat(requestMic.write()).isEqualTo(vectors.get("requestMicNtlmssp"));
    }

    @Test
    void writesTokensWithLongLengths() {
        byte[] mechToken = new byte[70_000];
        Arrays.fill(mechToken, (byte) 7);
        NegTokenInit token = NegTokenInit.of(List.of(MechanismOid.KERBEROS, MechanismOid.NTLMSSP), mechToken);

        NegTokenInit again = NegTokenInit.read(token.write());

        assertThat(again.mechTypes()).isEqualTo(token.mechTypes());
        assertThat(again.mechToken()).isEqualTo(mechToken);
    }

    @Test
    void refusesMoreMechanismsThanAnybodyHas() {
        MechanismOid[] many = new MechanismOid[65];
        Arrays.fill(many, MechanismOid.NTLMSSP);
        byte[] token = NegTokenInit.of(List.of(many), new byte[0]).write();

        assertThatThrownBy(() -> NegTokenInit.read(token))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("limit of 64");
    }
}
