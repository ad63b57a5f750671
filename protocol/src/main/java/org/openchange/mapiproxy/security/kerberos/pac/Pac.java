/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.pac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.openchange.mapiproxy.security.kerberos.crypto.AesChecksum;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/** [MS-PAC] 2.3 PACTYPE. */
public final class Pac {
    private static final int LOGON_INFO = 1;
    private static final int SERVER_CHECKSUM = 6;
    private static final int KDC_CHECKSUM = 7;
    private static final int CLIENT_INFO = 10;

    private static final int HEADER_BYTES = 8;
    private static final int BUFFER_BYTES = 16;
    private static final int MAX_BUFFERS = 64;
    /** RFC 4757 KERB_NON_KERB_CKSUM_SALT: the usage of the keys. */
    private static final int KEY_USAGE = 17;

    private final byte[] bytes;
    private final Map<Integer, Part> parts;

    /** Where a buffer is. */
    private record Part(int offset, int length) {}

    private Pac(byte[] bytes, Map<Integer, Part> parts) {
        this.bytes = bytes;
        this.parts = parts;
    }

    /** @throws MalformedMessageException if the buffers are not where it says */
    public static Pac read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        require(bytes, 0, HEADER_BYTES);
        long count = Integer.toUnsignedLong(in.getInt()); // cBuffers (4 bytes)
        if (count > MAX_BUFFERS) {
            throw new LimitExceededException("PAC buffers", 0, count, MAX_BUFFERS);
        }
        if (in.getInt() != 0) { // Version (4 bytes)
            throw new MalformedMessageException("version of a PAC", 4);
        }
        require(bytes, HEADER_BYTES, count * BUFFER_BYTES);
        Map<Integer, Part> parts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int type = in.getInt(); // ulType (4 bytes)
            long length = Integer.toUnsignedLong(in.getInt()); // cbBufferSize (4 bytes)
            long offset = in.getLong(); // Offset (8 bytes)
            require(bytes, offset, length);
            if (parts.putIfAbsent(type, new Part((int) offset, (int) length)) != null) {
                throw new MalformedMessageException("two PAC buffers of type " + type, in.position());
            }
        }
        return new Pac(bytes.clone(), parts);
    }

    private static void require(byte[] bytes, long offset, long length) {
        if (offset < 0 || offset > bytes.length || length > bytes.length - offset) {
            throw new TruncatedMessageException("PAC", offset, length, Math.max(0, bytes.length - offset));
        }
    }

    /** Whether the KDC has signed it with this key, which is that of the ticket; false too when there is no such signature. */
    public boolean isSignedWith(EncryptionKey key) {
        Part server = parts.get(SERVER_CHECKSUM);
        Part kdc = parts.get(KDC_CHECKSUM);
        if (server == null || kdc == null || server.length() < Integer.BYTES + AesChecksum.BYTES) {
            return false;
        }
        int type = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(server.offset());
        if (type != signatureType(key.type())) {
            return false;
        }
        byte[] signed = bytes.clone();
        clearSignature(signed, server);
        clearSignature(signed, kdc);
        Mac mac = AesChecksum.of(key, KEY_USAGE);
        byte[] expected = Arrays.copyOf(mac.doFinal(signed), AesChecksum.BYTES);
        int start = server.offset() + Integer.BYTES;
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, start, start + AesChecksum.BYTES));
    }

    /** [MS-PAC] 2.8. */
    private static int signatureType(EncryptionType type) {
        return switch (type) {
            case AES128_CTS_HMAC_SHA1_96 -> 15;
            case AES256_CTS_HMAC_SHA1_96 -> 16;
        };
    }

    /** [MS-PAC] 2.8.1: the bytes of Signature, but neither its type before nor what a read-only domain controller puts behind. */
    private static void clearSignature(byte[] signed, Part part) {
        if (part.length() < Integer.BYTES) {
            return;
        }
        int type = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN).getInt(part.offset());
        int length = type == 15 || type == 16 ? AesChecksum.BYTES : 16;
        int start = part.offset() + Integer.BYTES;
        Arrays.fill(signed, start, Math.min(start + length, part.offset() + part.length()), (byte) 0);
    }

    /** Empty when the KDC does not say. */
    public Optional<PacLogon> logon() {
        return part(LOGON_INFO).map(PacLogon::read);
    }

    /** Empty when the KDC does not say. */
    public Optional<PacClient> client() {
        return part(CLIENT_INFO).map(PacClient::read);
    }

    private Optional<byte[]> part(int type) {
        return Optional.ofNullable(parts.get(type))
                .map(found -> Arrays.copyOfRange(bytes, found.offset(), found.offset() + found.length()));
    }
}
