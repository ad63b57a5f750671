/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.kerberos.crypto.AesChecksum;
import org.openchange.mapiproxy.security.kerberos.crypto.AesEncryption;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;

/**
 * RFC 4121 4.2 per-message tokens in one direction. A MIC token goes whole into the auth_value. A wrap token is rotated as [MS-KILE]
 * 3.4.5.4.1 describes, so that the encrypted data takes the place of the data and all else is in the auth_value:
 *
 * <pre>
 *  encrypted:   confounder(16) | data | filler(EC) | copy of the token header(16)   then checksum(12)
 *  auth_value:  token header(16) | encrypted filler and copy, checksum | encrypted confounder
 * </pre>
 */
final class KerberosProtection {
    static final int MIC_TOKEN_BYTES = 28;
    static final int WRAP_TOKEN_BYTES = 76;

    private static final int HEADER_BYTES = 16;
    private static final int FILLER_BYTES = 16;
    private static final int CONFOUNDER_BYTES = AesEncryption.CONFOUNDER_BYTES;
    private static final int CHECKSUM_BYTES = AesChecksum.BYTES;
    private static final int SHA1_BYTES = 20;
    private static final int TOK_ID_MIC = 0x0404;
    private static final int TOK_ID_WRAP = 0x0504;
    private static final int FLAG_SENT_BY_ACCEPTOR = 1;
    private static final int FLAG_SEALED = 2;
    private static final int FLAG_ACCEPTOR_SUBKEY = 4;
    private static final int EC_OFFSET = 4;
    private static final int RRC_OFFSET = 6;
    private static final int USAGE_ACCEPTOR_SEAL = 22;
    private static final int USAGE_ACCEPTOR_SIGN = 23;
    private static final int USAGE_INITIATOR_SEAL = 24;
    private static final int USAGE_INITIATOR_SIGN = 25;

    private final EncryptionKey key;
    private final boolean sentByAcceptor;
    private final int flags;
    private final SecureRandom random;
    private final byte[] digest = new byte[SHA1_BYTES];
    private Mac signing;
    private AesEncryption sealing;
    private byte[] scratch = new byte[0];
    private long sequenceNumber;

    /**
     * @param key copied, since it is wiped at the end
     * @param acceptorSubkey whether the key is one that the acceptor chose
     */
    KerberosProtection(
            EncryptionKey key,
            boolean sentByAcceptor,
            boolean acceptorSubkey,
            long sequenceNumber,
            SecureRandom random) {
        this.key = key.copy();
        this.sentByAcceptor = sentByAcceptor;
        this.flags = (sentByAcceptor ? FLAG_SENT_BY_ACCEPTOR : 0) | (acceptorSubkey ? FLAG_ACCEPTOR_SUBKEY : 0);
        this.sequenceNumber = sequenceNumber;
        this.random = random;
    }

    /** The MIC token of a range of bytes. */
    byte[] sign(byte[] bytes, int offset, int length) {
        ByteBuffer token = ByteBuffer.allocate(MIC_TOKEN_BYTES)
                .putShort((short) TOK_ID_MIC) // TOK_ID (2 bytes)
                .put((byte) flags) // Flags (1 byte)
                .put((byte) 0xff) // Filler (5 bytes)
                .putInt(-1)
                .putLong(sequenceNumber++); // SND_SEQ (8 bytes)
        Mac mac = signing();
        mac.update(bytes, offset, length);
        mac.update(token.array(), 0, HEADER_BYTES);
        finish(mac);
        return token.put(digest, 0, CHECKSUM_BYTES).array(); // SGN_CKSUM (12 bytes)
    }

    boolean verifies(byte[] bytes, int offset, int length, byte[] token) {
        byte[] expected = sign(bytes, offset, length);
        return MessageDigest.isEqual(expected, token);
    }

    void seal(ProtectedPdu pdu) {
        int dataLength = pdu.dataLength();
        int total = CONFOUNDER_BYTES + dataLength + FILLER_BYTES + HEADER_BYTES;
        byte[] work = scratch(total + CHECKSUM_BYTES);
        byte[] confounder = new byte[CONFOUNDER_BYTES];
        random.nextBytes(confounder);
        byte[] header = wrapHeader(FILLER_BYTES).array();
        System.arraycopy(confounder, 0, work, 0, CONFOUNDER_BYTES);
        System.arraycopy(pdu.buffer(), pdu.dataOffset(), work, CONFOUNDER_BYTES, dataLength);
        Arrays.fill(work, CONFOUNDER_BYTES + dataLength, total - HEADER_BYTES, (byte) 0xff);
        System.arraycopy(header, 0, work, total - HEADER_BYTES, HEADER_BYTES);
        checksum(pdu, work, total);
        sealing().encryptInPlace(work, total);
        System.arraycopy(digest, 0, work, total, CHECKSUM_BYTES);
        ByteBuffer.wrap(header).putShort(RRC_OFFSET, (short) (HEADER_BYTES + CHECKSUM_BYTES));
        rotate(work, header, pdu);
        sequenceNumber++;
    }

    /** Decrypts the data of a PDU; what it holds afterwards counts only if the result is true. */
    boolean unseal(ProtectedPdu pdu) {
        int rotated = pdu.authValueLength() - HEADER_BYTES;
        int filler = rotated - CONFOUNDER_BYTES - HEADER_BYTES - CHECKSUM_BYTES;
        if (filler < 0) {
            return false;
        }
        byte[] found = Arrays.copyOfRange(pdu.buffer(), pdu.authValueOffset(), pdu.authValueOffset() + HEADER_BYTES);
        ByteBuffer expected = wrapHeader(filler);
        int rotation = Short.toUnsignedInt(ByteBuffer.wrap(found).getShort(RRC_OFFSET));
        // Windows, and who follows it in DCE style, rotates by EC + RRC; RFC 4121 has RRC alone.
        boolean placed = rotation + filler == rotated - CONFOUNDER_BYTES || rotation == rotated - CONFOUNDER_BYTES;
        ByteBuffer.wrap(found).putShort(RRC_OFFSET, (short) 0);
        if (!placed || !MessageDigest.isEqual(expected.array(), found)) {
            return false;
        }
        int total = CONFOUNDER_BYTES + pdu.dataLength() + filler + HEADER_BYTES;
        byte[] work = scratch(total + CHECKSUM_BYTES);
        unrotate(pdu, work);
        sealing().decryptInPlace(work, total);
        System.arraycopy(work, CONFOUNDER_BYTES, pdu.buffer(), pdu.dataOffset(), pdu.dataLength());
        checksum(pdu, work, total);
        sequenceNumber++;
        boolean checksumRight = MessageDigest.isEqual(
                Arrays.copyOf(digest, CHECKSUM_BYTES), Arrays.copyOfRange(work, total, total + CHECKSUM_BYTES));
        byte[] copy = Arrays.copyOfRange(work, total - HEADER_BYTES, total);
        return checksumRight & MessageDigest.isEqual(expected.array(), copy);
    }

    /** The token header as it is encrypted, with a rotation of 0. */
    private ByteBuffer wrapHeader(int extraCount) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putShort((short) TOK_ID_WRAP) // TOK_ID (2 bytes)
                .put((byte) (flags | FLAG_SEALED)) // Flags (1 byte)
                .put((byte) 0xff) // Filler (1 byte)
                .putShort((short) extraCount) // EC (2 bytes)
                .putShort((short) 0) // RRC (2 bytes)
                .putLong(sequenceNumber); // SND_SEQ (8 bytes)
    }

    /** Over the plaintext, with what is only signed where it stands in the PDU. */
    private void checksum(ProtectedPdu pdu, byte[] plaintext, int total) {
        Mac mac = sealing().mac();
        mac.update(plaintext, 0, CONFOUNDER_BYTES);
        int dataEnd = pdu.dataOffset() + pdu.dataLength();
        if (pdu.headerSigning()) {
            mac.update(pdu.buffer(), pdu.offset(), pdu.dataOffset() - pdu.offset());
        }
        mac.update(plaintext, CONFOUNDER_BYTES, pdu.dataLength());
        if (pdu.headerSigning()) {
            mac.update(pdu.buffer(), dataEnd, pdu.authValueOffset() - dataEnd);
        }
        int behind = CONFOUNDER_BYTES + pdu.dataLength();
        mac.update(plaintext, behind, total - behind);
        finish(mac);
    }

    private static void rotate(byte[] work, byte[] header, ProtectedPdu pdu) {
        byte[] out = pdu.buffer();
        int dataLength = pdu.dataLength();
        int target = pdu.authValueOffset();
        int moved = pdu.authValueLength() - HEADER_BYTES - CONFOUNDER_BYTES;
        System.arraycopy(header, 0, out, target, HEADER_BYTES);
        System.arraycopy(work, CONFOUNDER_BYTES + dataLength, out, target + HEADER_BYTES, moved);
        System.arraycopy(work, 0, out, target + HEADER_BYTES + moved, CONFOUNDER_BYTES);
        System.arraycopy(work, CONFOUNDER_BYTES, out, pdu.dataOffset(), dataLength);
    }

    private static void unrotate(ProtectedPdu pdu, byte[] work) {
        byte[] in = pdu.buffer();
        int dataLength = pdu.dataLength();
        int source = pdu.authValueOffset();
        int moved = pdu.authValueLength() - HEADER_BYTES - CONFOUNDER_BYTES;
        System.arraycopy(in, source + HEADER_BYTES + moved, work, 0, CONFOUNDER_BYTES);
        System.arraycopy(in, pdu.dataOffset(), work, CONFOUNDER_BYTES, dataLength);
        System.arraycopy(in, source + HEADER_BYTES, work, CONFOUNDER_BYTES + dataLength, moved);
    }

    private Mac signing() {
        if (signing == null) {
            signing = AesChecksum.of(key, sentByAcceptor ? USAGE_ACCEPTOR_SIGN : USAGE_INITIATOR_SIGN);
        }
        return signing;
    }

    private AesEncryption sealing() {
        if (sealing == null) {
            sealing = new AesEncryption(key, sentByAcceptor ? USAGE_ACCEPTOR_SEAL : USAGE_INITIATOR_SEAL);
        }
        return sealing;
    }

    private void finish(Mac mac) {
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a SHA-1 is longer than " + SHA1_BYTES + " bytes", e);
        }
    }

    private byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        return scratch;
    }

    void wipe() {
        key.wipe();
        Arrays.fill(scratch, (byte) 0);
        signing = null;
        sealing = null;
    }
}
