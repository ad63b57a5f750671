/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/** What every mechanism has to do, raw or inside SPNEGO: initiator and acceptor of this product against each other. */
public interface SecurityContextContract {

    /** Both ends of one connection. */
    record Ends(SecurityContext initiator, SecurityContext acceptor) {

        /** Carries tokens to and fro until both sides are content. */
        public Ends shakeHands() throws AuthenticationException {
            return shakeHands((fromInitiator, token) -> {});
        }

        /** The same while somebody sees each token. */
        Ends shakeHands(TokenSight sight) throws AuthenticationException {
            byte[] token = initiator.step(new byte[0]);
            int legs = 0;
            while (token.length > 0) {
                sight.see(legs % 2 == 0, token.clone());
                SecurityContext receiver = legs % 2 == 0 ? acceptor : initiator;
                token = receiver.step(token);
                assertThat(++legs).isLessThan(10);
            }
            assertThat(initiator.established()).isTrue();
            assertThat(acceptor.established()).isTrue();
            return this;
        }
    }

    /** What is told of each token. */
    interface TokenSight {
        void see(boolean fromInitiator, byte[] token) throws AuthenticationException;
    }

    /** Somebody who knows the keys of {@link #ends}, before the first token. */
    SecurityObserver observer() throws Exception;

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void letsWhoKnowsTheKeyReadBothDirections(AuthLevel level) throws Exception {
        SecurityObserver observer = observer();
        Ends ends = ends(level).shakeHands(observer::observe);

        assertThat(observer.established()).isTrue();
        for (int dataBytes : new int[] {0, 16, 48, 5808}) {
            readsAlong(observer, ends, true, level, dataBytes);
            readsAlong(observer, ends, false, level, dataBytes);
            readsAlong(observer, ends, false, level, dataBytes);
        }
    }

    private static void readsAlong(
            SecurityObserver observer, Ends ends, boolean fromInitiator, AuthLevel level, int dataBytes)
            throws AuthenticationException {
        SecurityContext sender = fromInitiator ? ends.initiator() : ends.acceptor();
        ProtectedPdu plain = Pdus.plain(sender, level, dataBytes, true);
        byte[] data = Pdus.data(plain);
        sender.protect(level, plain);
        observer.verify(fromInitiator, level, plain);
        assertThat(Pdus.data(plain)).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void tellsWhoReadsAlongThatAPduWasChanged(AuthLevel level) throws Exception {
        SecurityObserver observer = observer();
        Ends ends = ends(level).shakeHands(observer::observe);
        ProtectedPdu pdu = Pdus.protectedBy(ends.initiator(), level, 32, true);
        pdu.buffer()[pdu.dataOffset()] ^= 1;

        assertThatThrownBy(() -> observer.verify(true, level, pdu)).isInstanceOf(AuthenticationException.class);
    }

    /** Fresh contexts, before the first token. */
    Ends ends(AuthLevel level) throws Exception;

    /** The name under which the acceptor shall know the initiator. */
    String principalName();

    static Stream<AuthLevel> protectingLevels() {
        return Stream.of(AuthLevel.PACKET, AuthLevel.INTEGRITY, AuthLevel.PRIVACY);
    }

    @ParameterizedTest
    @EnumSource(
            value = AuthLevel.class,
            names = {"CONNECT", "PACKET", "INTEGRITY", "PRIVACY"})
    default void provesTheInitiator(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();

        assertThat(ends.acceptor().principal())
                .hasValueSatisfying(principal -> assertThat(principal.getName()).isEqualTo(principalName()));
        assertThat(ends.initiator().principal()).isEmpty();
        assertThat(ends.acceptor().type()).isEqualTo(ends.initiator().type());
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void carriesPdusOfEverySizeBothWays(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();
        for (int dataBytes : new int[] {0, 1, 15, 16, 17, 64, 1000, 5800, 60000}) {
            Pdus.deliver(ends.initiator(), ends.acceptor(), level, dataBytes, true);
            Pdus.deliver(ends.acceptor(), ends.initiator(), level, dataBytes, true);
            Pdus.deliver(ends.acceptor(), ends.initiator(), level, dataBytes + 16, false);
            Pdus.deliver(ends.initiator(), ends.acceptor(), level, dataBytes + 32, false);
        }
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void detectsAChangeOfAnySignedByte(AuthLevel level) throws Exception {
        int dataBytes = 32;
        for (int where = 0; where < Pdus.HEADER_BYTES + dataBytes + 8 + 16; where += 5) {
            Ends ends = ends(level).shakeHands();
            ProtectedPdu pdu = Pdus.protectedBy(ends.initiator(), level, dataBytes, true);
            pdu.buffer()[pdu.offset() + where] ^= 0x10;
            int changed = where;
            assertThatThrownBy(() -> ends.acceptor().verify(level, pdu))
                    .as("byte %d", changed)
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void detectsAChangeOfTheAuthValue(AuthLevel level) throws Exception {
        int length = ends(level).shakeHands().initiator().authValueLength(level);
        for (int where = 0; where < length; where++) {
            Ends ends = ends(level).shakeHands();
            ProtectedPdu pdu = Pdus.protectedBy(ends.acceptor(), level, 24, true);
            pdu.buffer()[pdu.authValueOffset() + where] ^= 1;
            int changed = where;
            assertThatThrownBy(() -> ends.initiator().verify(level, pdu))
                    .as("byte %d of the auth_value", changed)
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void detectsAReplay(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();
        ProtectedPdu pdu = Pdus.protectedBy(ends.initiator(), level, 48, true);
        ProtectedPdu again = Pdus.copy(pdu);
        ends.acceptor().verify(level, pdu);

        assertThatThrownBy(() -> ends.acceptor().verify(level, again)).isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void detectsPdusOutOfOrder(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();
        Pdus.protectedBy(ends.initiator(), level, 48, true);
        ProtectedPdu second = Pdus.protectedBy(ends.initiator(), level, 48, true);

        assertThatThrownBy(() -> ends.acceptor().verify(level, second)).isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void detectsAReflectedPdu(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();
        ProtectedPdu pdu = Pdus.protectedBy(ends.initiator(), level, 48, true);

        assertThatThrownBy(() -> ends.initiator().verify(level, pdu)).isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @MethodSource("protectingLevels")
    default void isOfNoUseAfterAWrongSignature(AuthLevel level) throws Exception {
        Ends ends = ends(level).shakeHands();
        ProtectedPdu pdu = Pdus.protectedBy(ends.initiator(), level, 48, true);
        ProtectedPdu intact = Pdus.copy(pdu);
        pdu.buffer()[pdu.dataOffset()] ^= 1;
        assertThatThrownBy(() -> ends.acceptor().verify(level, pdu)).isInstanceOf(AuthenticationException.class);

        assertThat(ends.acceptor().established()).isFalse();
        assertThatThrownBy(() -> ends.acceptor().verify(level, intact)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void refusesAnAuthValueOfAnotherLength() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY).shakeHands();
        ProtectedPdu shorter = new ProtectedPdu(new byte[24 + 16 + 8 + 7], 0, 24 + 16 + 8 + 7, 24, 16, 7, true);

        assertThatThrownBy(() -> ends.acceptor().verify(AuthLevel.PRIVACY, shorter))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    default void refusesATokenAfterTheHandshake() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY).shakeHands();

        assertThatThrownBy(() -> ends.acceptor().step(new byte[20])).isInstanceOf(AuthenticationException.class);
    }

    @Test
    default void knowsNobodyBeforeTheHandshakeIsComplete() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY);
        ends.acceptor().step(ends.initiator().step(new byte[0]));

        assertThat(ends.initiator().established()).isFalse();
        assertThat(ends.acceptor().principal().isPresent())
                .isEqualTo(ends.acceptor().established());
    }

    @Test
    default void isClosedForGood() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY).shakeHands();
        ProtectedPdu pdu = Pdus.plain(ends.acceptor(), AuthLevel.PRIVACY, 16, true);
        ends.acceptor().close();
        ends.acceptor().close();

        assertThat(ends.acceptor().established()).isFalse();
        assertThat(ends.acceptor().principal()).isEmpty();
        assertThatThrownBy(() -> ends.acceptor().protect(AuthLevel.PRIVACY, pdu))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void printsNoSecret() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY).shakeHands();

        assertThat(ends.initiator().toString() + ends.acceptor()).doesNotContain(Accounts.PASSWORD);
    }
}
