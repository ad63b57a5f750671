/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * [MS-NLMP] 3.4: signing and sealing in one direction, with extended session security and 128-bit keys. The key stream and the sequence number go
 * on from message to message, so every message counts, in the order of the wire.
 */
final class NtlmProtection {
    static final int SIGNATURE_BYTES = 16;

    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 8;
    private static final String SIGNING = "session key to %s signing key magic constant\0";
    private static final String SEALING = "session key to %s sealing key magic constant\0";

    private final Mac mac;
    private final byte[] sealKey;
    private final Rc4 cipher;
    private final boolean encryptsChecksum;
    private final byte[] scratch = new byte[SIGNATURE_BYTES];
    private final ByteBuffer signature = ByteBuffer.allocate(SIGNATURE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int sequenceNumber;

    private NtlmProtection(byte[] sessionKey, String direction, boolean encryptsChecksum) {
        this.mac = Hmac.keyed(signKey(sessionKey, direction));
        this.sealKey = sealKey(sessionKey, direction);
        this.cipher = new Rc4(sealKey);
        this.encryptsChecksum = encryptsChecksum;
    }

    /** @param keyExchange whether a session key was exchanged, in which case checksums are encrypted as well */
    static NtlmProtection clientToServer(byte[] exportedSessionKey, boolean keyExchange) {
        return new NtlmProtection(exportedSessionKey, "client-to-server", keyExchange);
    }

    static NtlmProtection serverToClient(byte[] exportedSessionKey, boolean keyExchange) {
        return new NtlmProtection(exportedSessionKey, "server-to-client", keyExchange);
    }

    static byte[] signKey(byte[] sessionKey, String direction) {
        return Hmac.md5(sessionKey, SIGNING.formatted(direction).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] sealKey(byte[] sessionKey, String direction) {
        return Hmac.md5(sessionKey, SEALING.formatted(direction).getBytes(StandardCharsets.US_ASCII));
    }

    /** Signs a range of bytes and writes the 16 bytes of the signature. */
    void sign(byte[] bytes, int offset, int length, int signatureOffset, byte[] target) {
        checksum(bytes, offset, length);
        finishSignature();
        System.arraycopy(signature.array(), 0, target, signatureOffset, SIGNATURE_BYTES);
    }

    /** Signs the range {@code offset, length} and encrypts the part of it that is data. */
    void seal(byte[] bytes, int offset, int length, int dataOffset, int dataLength, int signatureOffset) {
        checksum(bytes, offset, length);
        cipher.process(bytes, dataOffset, dataLength);
        finishSignature();
        System.arraycopy(signature.array(), 0, bytes, signatureOffset, SIGNATURE_BYTES);
    }

    /** Decrypts a part of a message whose signature is to be checked next. */
    void unseal(byte[] bytes, int dataOffset, int dataLength) {
        cipher.process(bytes, dataOffset, dataLength);
    }

    boolean verify(byte[] bytes, int offset, int length, byte[] found, int foundOffset) {
        checksum(bytes, offset, length);
        finishSignature();
        System.arraycopy(found, foundOffset, scratch, 0, SIGNATURE_BYTES);
        return MessageDigest.isEqual(signature.array(), scratch);
    }

    private void checksum(byte[] bytes, int offset, int length) {
        signature.putInt(0, VERSION).putInt(12, sequenceNumber);
        mac.update(signature.array(), 12, 4);
        mac.update(bytes, offset, length);
        try {
            mac.doFinal(scratch, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("an MD5 is longer than 16 bytes", e);
        }
        signature.put(4, scratch, 0, CHECKSUM_BYTES);
    }

    private void finishSignature() {
        if (encryptsChecksum) {
            cipher.process(signature.array(), 4, CHECKSUM_BYTES);
        }
        sequenceNumber++;
    }

    /** Begins the key stream anew; the sequence number runs on. */
    void restartCipher() {
        cipher.restart(sealKey);
    }

    void wipe() {
        Arrays.fill(sealKey, (byte) 0);
        cipher.wipe();
    }
}
