/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.Pdus;
import org.openchange.mapiproxy.security.ProtectedPdu;

/** The member's side against the protection of a domain controller, which is the same in the other direction. */
class NetlogonContextTest {
    private static final byte[] RESPONSE = HexFormat.of().parseHex("010000000000000000000000");

    private final SecureRandom random = new SecureRandom();
    private final NetlogonSessionKey key = NetlogonSessionKey.of(new byte[16], new byte[8], new byte[8]);
    private final NetlogonContext member = new NetlogonContext(key, "example", "mbx1", random);
    private final NetlogonProtection controller = new NetlogonProtection(key, false, random);

    @BeforeEach
    void shakeHands() throws Exception {
        byte[] request = member.step(new byte[0]);

        byte[] names = "EXAMPLE\0MBX1\0".getBytes(StandardCharsets.US_ASCII);
        assertThat(Arrays.copyOf(request, 8)).isEqualTo(HexFormat.of().parseHex("0000000003000000"));
        assertThat(Arrays.copyOfRange(request, 8, request.length)).isEqualTo(names);
        assertThat(member.step(RESPONSE)).isEmpty();
        assertThat(member.established()).isTrue();
    }

    private ProtectedPdu question(int bytes) {
        return Pdus.protectedBy(member, AuthLevel.PRIVACY, bytes, true);
    }

    private ProtectedPdu answer(int bytes) {
        ProtectedPdu pdu = Pdus.plain(member, AuthLevel.PRIVACY, bytes, true);
        controller.seal(pdu);
        return pdu;
    }

    @Test
    void sealsWhatTheControllerCanRead() {
        for (int bytes : new int[] {0, 16, 5808}) {
            ProtectedPdu plain = Pdus.plain(member, AuthLevel.PRIVACY, bytes, true);
            byte[] data = Pdus.data(plain);
            member.protect(AuthLevel.PRIVACY, plain);
            if (bytes > 0) {
                assertThat(Pdus.data(plain)).isNotEqualTo(data);
            }
            assertThat(controller.unseal(plain)).isTrue();
            assertThat(Pdus.data(plain)).isEqualTo(data);
        }
    }

    @Test
    void readsAnswersInTheirOrder() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertThat(controller.unseal(question(64))).isTrue();
            ProtectedPdu plain = Pdus.plain(member, AuthLevel.PRIVACY, 128, true);
            byte[] data = Pdus.data(plain);
            controller.seal(plain);
            member.verify(AuthLevel.PRIVACY, plain);
            assertThat(Pdus.data(plain)).isEqualTo(data);
        }
    }

    @Test
    void detectsAChangeOfAnyByteThatCounts() throws Exception {
        int reserved = 24;
        for (int fromEnd = reserved + 1; fromEnd <= NetlogonProtection.SIGNATURE_BYTES; fromEnd++) {
            NetlogonContext fresh = new NetlogonContext(key, "EXAMPLE", "MBX1", random);
            fresh.step(new byte[0]);
            fresh.step(RESPONSE);
            ProtectedPdu pdu = Pdus.plain(fresh, AuthLevel.PRIVACY, 16, true);
            new NetlogonProtection(key, false, random).seal(pdu);
            pdu.buffer()[pdu.offset() + pdu.length() - fromEnd] ^= 1;
            assertThatThrownBy(() -> fresh.verify(AuthLevel.PRIVACY, pdu))
                    .as("%d bytes from the end", fromEnd)
                    .isInstanceOf(AuthenticationException.class);
        }
        ProtectedPdu pdu = answer(48);
        pdu.buffer()[pdu.dataOffset() + 47] ^= 1;
        assertThatThrownBy(() -> member.verify(AuthLevel.PRIVACY, pdu)).isInstanceOf(AuthenticationException.class);
        assertThat(member.established()).isFalse();
    }

    @Test
    void detectsAReplayAndAReflection() throws Exception {
        ProtectedPdu first = answer(32);
        ProtectedPdu again = Pdus.copy(first);
        member.verify(AuthLevel.PRIVACY, first);
        assertThatThrownBy(() -> member.verify(AuthLevel.PRIVACY, again)).isInstanceOf(AuthenticationException.class);

        NetlogonContext other = new NetlogonContext(key, "EXAMPLE", "MBX1", random);
        other.step(new byte[0]);
        other.step(RESPONSE);
        NetlogonProtection twin = new NetlogonProtection(key, true, random);
        ProtectedPdu reflected = Pdus.plain(other, AuthLevel.PRIVACY, 32, true);
        twin.seal(reflected);
        assertThatThrownBy(() -> other.verify(AuthLevel.PRIVACY, reflected))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesASignatureOfAnotherLength() {
        ProtectedPdu shorter = new ProtectedPdu(new byte[24 + 16 + 8 + 48], 0, 24 + 16 + 8 + 48, 24, 16, 48, true);

        assertThatThrownBy(() -> member.verify(AuthLevel.PRIVACY, shorter)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void protectsNothingBelowPrivacy() {
        assertThat(member.protects(AuthLevel.PRIVACY)).isTrue();
        assertThat(member.protects(AuthLevel.INTEGRITY)).isFalse();
        ProtectedPdu pdu = Pdus.plain(member, AuthLevel.PRIVACY, 16, true);
        assertThatThrownBy(() -> member.protect(AuthLevel.INTEGRITY, pdu)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesNothingButAResponse() throws Exception {
        for (String token : new String[] {"", "0100", "0000000003000000"}) {
            NetlogonContext fresh = new NetlogonContext(key, "EXAMPLE", "MBX1", random);
            fresh.step(new byte[0]);
            assertThatThrownBy(() -> fresh.step(HexFormat.of().parseHex(token)))
                    .isInstanceOf(AuthenticationException.class);
            assertThat(fresh.established()).isFalse();
        }
    }
}
