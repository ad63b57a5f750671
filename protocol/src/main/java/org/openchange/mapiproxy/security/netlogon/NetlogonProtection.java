/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.openchange.mapiproxy.security.ProtectedPdu;

/**
 * [MS-NRPC] 3.3.4.2: seals and unseals with AES and HMAC-SHA256. Only the data of a PDU is covered, header signing or not. One number counts the
 * PDUs of both directions, so that calls follow each other on a channel.
 */
final class NetlogonProtection {
    /** Of NL_AUTH_SHA2_SIGNATURE, 2.2.1.3.3, in bytes. */
    static final int SIGNATURE_BYTES = 56;

    private static final byte[] ALGORITHMS = HexFormat.of()
            .parseHex(
                    "1300" // SignatureAlgorithm: HMAC-SHA256
                            + "1a00" // SealAlgorithm: AES-128
                            + "ffff" // Pad
                            + "0000"); // Flags
    private static final int PART_BYTES = 8;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CONFOUNDER_OFFSET = 24;
    private static final byte KEY_MASK = (byte) 0xf0;
    private static final byte FROM_INITIATOR = (byte) 0x80;

    private final byte[] key;
    private final byte[] sealKey;
    private final boolean initiator;
    private final SecureRandom random;
    private int sequence;

    NetlogonProtection(NetlogonSessionKey sessionKey, boolean initiator, SecureRandom random) {
        this.key = sessionKey.bytes();
        this.sealKey = sessionKey.bytes();
        for (int i = 0; i < sealKey.length; i++) {
            sealKey[i] ^= KEY_MASK;
        }
        this.initiator = initiator;
        this.random = random;
    }

    void seal(ProtectedPdu pdu) {
        byte[] number = sequenceNumber(initiator);
        byte[] confounder = new byte[PART_BYTES];
        random.nextBytes(confounder);
        byte[] checksum = checksum(confounder, pdu);
        Cipher cipher = AesCfb8.encryptor(sealKey, twice(number));
        AesCfb8.run(cipher, confounder, 0, PART_BYTES);
        AesCfb8.run(cipher, pdu.buffer(), pdu.dataOffset(), pdu.dataLength());
        ByteBuffer signature = ByteBuffer.wrap(pdu.buffer(), pdu.authValueOffset(), SIGNATURE_BYTES);
        signature.put(ALGORITHMS);
        signature.put(AesCfb8.encrypt(key, twice(checksum), number)); // SequenceNumber (8 bytes)
        signature.put(checksum); // Checksum (8 bytes)
        signature.put(confounder); // Confounder (8 bytes)
        signature.put(new byte[signature.remaining()]); // Reserved (24 bytes)
        sequence++;
    }

    /** Whether the data is what the peer sealed, as its next PDU; it is decrypted in any case. */
    boolean unseal(ProtectedPdu pdu) {
        byte[] found =
                Arrays.copyOfRange(pdu.buffer(), pdu.authValueOffset(), pdu.authValueOffset() + pdu.authValueLength());
        if (found.length != SIGNATURE_BYTES) {
            return false;
        }
        byte[] checksum = Arrays.copyOfRange(found, CHECKSUM_OFFSET, CHECKSUM_OFFSET + PART_BYTES);
        byte[] confounder = Arrays.copyOfRange(found, CONFOUNDER_OFFSET, CONFOUNDER_OFFSET + PART_BYTES);
        byte[] number = AesCfb8.decrypt(
                key, twice(checksum), Arrays.copyOfRange(found, SEQUENCE_OFFSET, SEQUENCE_OFFSET + PART_BYTES));
        byte[] expected = sequenceNumber(!initiator);
        Cipher cipher = AesCfb8.decryptor(sealKey, twice(expected));
        AesCfb8.run(cipher, confounder, 0, PART_BYTES);
        AesCfb8.run(cipher, pdu.buffer(), pdu.dataOffset(), pdu.dataLength());
        sequence++;
        boolean inOrder = MessageDigest.isEqual(expected, number);
        boolean sameAlgorithms = Arrays.equals(ALGORITHMS, Arrays.copyOf(found, ALGORITHMS.length));
        return MessageDigest.isEqual(checksum(confounder, pdu), checksum) & inOrder & sameAlgorithms;
    }

    private byte[] checksum(byte[] confounder, ProtectedPdu pdu) {
        byte[] data = Arrays.copyOfRange(pdu.buffer(), pdu.dataOffset(), pdu.dataOffset() + pdu.dataLength());
        return Arrays.copyOf(NetlogonSessionKey.hmac(key, ALGORITHMS, confounder, data), PART_BYTES);
    }

    private byte[] sequenceNumber(boolean fromInitiator) {
        ByteBuffer number = ByteBuffer.allocate(PART_BYTES).putInt(sequence); // big-endian, unlike all else
        return number.put(fromInitiator ? FROM_INITIATOR : 0).array();
    }

    private static byte[] twice(byte[] half) {
        return ByteBuffer.allocate(2 * half.length).put(half).put(half).array();
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(sealKey, (byte) 0);
    }
}
