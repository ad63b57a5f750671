/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.security.VectorFile;

/** The published values of [MS-NLMP] 4.2.4. */
class NtlmVectorTest {
    private final VectorFile vectors = new VectorFile("ntlm/ntlmv2.hex");

    @Test
    void hashesThePassword() {
        assertThat(NtHash.of("Password".toCharArray())).isEqualTo(vectors.get("ntowfv1"));
    }

    @Test
    void derivesTheKeyOfTheResponses() {
        assertThat(NtlmV2.ntowf(vectors.get("ntowfv1"), "User", "Domain")).isEqualTo(vectors.get("ntowfv2"));
    }

    @Test
    void computesBothResponses() {
        byte[] ntowf = vectors.get("ntowfv2");
        byte[] challenge = vectors.get("serverChallenge");
        byte[] temp = NtlmV2.temp(0, vectors.get("clientChallenge"), vectors.get("targetInfo"));

        assertThat(temp).isEqualTo(vectors.get("temp"));
        assertThat(NtlmV2.ntProof(ntowf, challenge, temp)).isEqualTo(vectors.get("ntProofStr"));
        assertThat(NtlmV2.lmResponse(ntowf, challenge, vectors.get("clientChallenge")))
                .isEqualTo(vectors.get("lmv2Response"));
    }

    @Test
    void derivesAndExchangesTheSessionKey() {
        byte[] base = NtlmV2.sessionBaseKey(vectors.get("ntowfv2"), vectors.get("ntProofStr"));

        assertThat(base).isEqualTo(vectors.get("sessionBaseKey"));
        assertThat(Rc4.once(base, vectors.get("randomSessionKey"))).isEqualTo(vectors.get("encryptedRandomSessionKey"));
        assertThat(Rc4.once(base, vectors.get("encryptedRandomSessionKey"))).isEqualTo(vectors.get("randomSessionKey"));
    }

    @Test
    void derivesTheKeysOfBothDirections() {
        byte[] key = vectors.get("randomSessionKey");

        assertThat(NtlmProtection.signKey(key, "client-to-server")).isEqualTo(vectors.get("clientSignKey"));
        assertThat(NtlmProtection.sealKey(key, "client-to-server")).isEqualTo(vectors.get("clientSealKey"));
        assertThat(NtlmProtection.signKey(key, "server-to-client")).isEqualTo(vectors.get("serverSignKey"));
        assertThat(NtlmProtection.sealKey(key, "server-to-client")).isEqualTo(vectors.get("serverSealKey"));
    }

    @Test
    void sealsAndSigns() {
        byte[] plaintext = vectors.get("plaintext");
        byte[] message = Arrays.copyOf(plaintext, plaintext.length + NtlmProtection.SIGNATURE_BYTES);

        NtlmProtection.clientToServer(vectors.get("randomSessionKey"), true)
                .seal(message, 0, plaintext.length, 0, plaintext.length, plaintext.length);

        assertThat(Arrays.copyOf(message, plaintext.length)).isEqualTo(vectors.get("sealed"));
        assertThat(Arrays.copyOfRange(message, plaintext.length, message.length))
                .isEqualTo(vectors.get("signature"));
    }

    @Test
    void readsTheListOfAvPairs() {
        AvPairs pairs = AvPairs.read(vectors.get("targetInfo"), 0);

        assertThat(pairs.text(AvPairs.NB_DOMAIN_NAME)).contains("Domain");
        assertThat(pairs.text(AvPairs.NB_COMPUTER_NAME)).contains("Server");
        assertThat(pairs.timestamp()).isEmpty();
        assertThat(pairs.flags()).isZero();
    }
}
