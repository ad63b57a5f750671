/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NetlogonSessionKeyTest {
    private static final byte[] NT_HASH = hex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] CLIENT_CHALLENGE = hex("1122334455667788");
    private static final byte[] SERVER_CHALLENGE = hex("8877665544332211");

    private final NetlogonSessionKey key = NetlogonSessionKey.of(NT_HASH, CLIENT_CHALLENGE, SERVER_CHALLENGE);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** Values of impacket's nrpc.ComputeSessionKeyAES and ComputeNetlogonCredentialAES for the same input. */
    @Test
    void derivesKeyAndCredentialsAsImpacketDoes() {
        assertThat(key.bytes()).isEqualTo(hex("62cf2a6e5ed826c1c45583c9b01cfb94"));
        assertThat(key.credential(CLIENT_CHALLENGE)).isEqualTo(hex("212f67e6bad98294"));
        assertThat(key.credential(SERVER_CHALLENGE)).isEqualTo(hex("b8a900767d8a6459"));
    }

    @Test
    void knowsARightCredentialFromAWrongOne() {
        assertThat(key.isCredential(CLIENT_CHALLENGE, hex("212f67e6bad98294"))).isTrue();
        assertThat(key.isCredential(CLIENT_CHALLENGE, hex("212f67e6bad98295"))).isFalse();
        assertThat(key.isCredential(CLIENT_CHALLENGE, new byte[0])).isFalse();
    }

    @Test
    void decryptsWhatItEncrypts() {
        byte[] secret = hex("00112233445566778899aabbccddeeff01");

        assertThat(key.encrypt(secret)).isNotEqualTo(secret);
        assertThat(key.decrypt(key.encrypt(secret))).isEqualTo(secret);
    }

    @Test
    void makesNoChallengeThatServersRefuse() {
        SecureRandom almostAlwaysZero = new SecureRandom() {
            private int calls;

            @Override
            public void nextBytes(byte[] bytes) {
                calls++;
                bytes[3] = (byte) (calls < 3 ? 0 : 1);
            }
        };

        assertThat(NetlogonSessionKey.challenge(almostAlwaysZero)).isEqualTo(hex("0000000100000000"));
    }

    @Test
    void chainsAuthenticatorsByTimeAndAnswerByOne() {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(0x01020304), ZoneOffset.UTC);
        byte[] start = hex("ffffffff00000000");
        NetlogonAuthenticators ours = new NetlogonAuthenticators(key, start, clock);

        NetlogonAuthenticators.Authenticator first = ours.next();
        assertThat(first.timestamp()).isEqualTo(0x01020304L);
        assertThat(first.credential()).isEqualTo(key.credential(hex("0303020100000000")));
        assertThat(ours.verify(key.credential(hex("0403020100000000")))).isTrue();

        NetlogonAuthenticators.Authenticator second = ours.next();
        assertThat(second.credential()).isEqualTo(key.credential(hex("0806040200000000")));
        assertThat(ours.verify(key.credential(hex("0806040200000000")))).isFalse();
    }

    @Test
    void printsNoSecret() {
        assertThat(key.toString()).doesNotContain("62cf2a");
    }
}
