/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/** PDUs with arbitrary contents, as they are protected and sent from one context to another. */
public final class Pdus {
    public static final int HEADER_BYTES = 24;
    private static final int SEC_TRAILER_BYTES = 8;
    private static final int LEADING_BYTES = 3;
    private static final Random RANDOM = new Random(1);

    private Pdus() {}

    /** An unprotected PDU that lies in the middle of its buffer. */
    public static ProtectedPdu plain(SecurityContext sender, AuthLevel level, int dataBytes, boolean headerSigning) {
        int authValueLength = sender.authValueLength(level);
        int length = HEADER_BYTES + dataBytes + SEC_TRAILER_BYTES + authValueLength;
        byte[] buffer = new byte[LEADING_BYTES + length + 5];
        RANDOM.nextBytes(buffer);
        return new ProtectedPdu(
                buffer, LEADING_BYTES, length, LEADING_BYTES + HEADER_BYTES, dataBytes, authValueLength, headerSigning);
    }

    public static ProtectedPdu protectedBy(
            SecurityContext sender, AuthLevel level, int dataBytes, boolean headerSigning) {
        ProtectedPdu pdu = plain(sender, level, dataBytes, headerSigning);
        sender.protect(level, pdu);
        return pdu;
    }

    public static ProtectedPdu copy(ProtectedPdu pdu) {
        return new ProtectedPdu(
                pdu.buffer().clone(),
                pdu.offset(),
                pdu.length(),
                pdu.dataOffset(),
                pdu.dataLength(),
                pdu.authValueLength(),
                pdu.headerSigning());
    }

    public static byte[] data(ProtectedPdu pdu) {
        return Arrays.copyOfRange(pdu.buffer(), pdu.dataOffset(), pdu.dataOffset() + pdu.dataLength());
    }

    /** Sends one PDU and checks that it arrives as it was, that nothing outside it changed and that privacy hides it on the way. */
    public static void deliver(
            SecurityContext sender, SecurityContext receiver, AuthLevel level, int dataBytes, boolean headerSigning)
            throws AuthenticationException {
        ProtectedPdu pdu = plain(sender, level, dataBytes, headerSigning);
        byte[] original = pdu.buffer().clone();
        sender.protect(level, pdu);
        byte[] onTheWire = data(pdu);
        receiver.verify(level, pdu);

        int authValue = pdu.authValueOffset();
        byte[] expected = original.clone();
        System.arraycopy(pdu.buffer(), authValue, expected, authValue, pdu.authValueLength());
        assertThat(pdu.buffer()).isEqualTo(expected);
        if (level == AuthLevel.PRIVACY && dataBytes >= 16) {
            assertThat(onTheWire).isNotEqualTo(data(pdu));
        } else if (level != AuthLevel.PRIVACY) {
            assertThat(onTheWire).isEqualTo(data(pdu));
        }
    }
}
