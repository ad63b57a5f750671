/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** [MS-NLMP] 2.2.1: what the three messages have in common, signature, type and payload fields of {Len, MaxLen, BufferOffset}. */
final class NtlmFields {
    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MESSAGE_TYPE_OFFSET = 8;

    /** VERSION structure, [MS-NLMP] 2.2.2.10: Windows 10.0, NTLMSSP_REVISION_W2K3; peers only log it. */
    static final byte[] VERSION = {10, 0, 0, 0, 0, 0, 0, 15};

    private NtlmFields() {}

    /** A little-endian view of a message of at least the given length and of the given type. */
    static ByteBuffer open(byte[] message, int type, int minimumBytes) {
        if (message.length < minimumBytes) {
            throw new TruncatedMessageException("NTLMSSP message", 0, minimumBytes, message.length);
        }
        if (!Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new MalformedMessageException("NTLMSSP signature", 0);
        }
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int found = in.getInt(MESSAGE_TYPE_OFFSET);
        if (found != type) {
            throw new UnknownValueException("NTLMSSP MessageType", MESSAGE_TYPE_OFFSET, Integer.toUnsignedLong(found));
        }
        return in;
    }

    static byte[] payload(ByteBuffer in, int fieldOffset) {
        int length = Short.toUnsignedInt(in.getShort(fieldOffset));
        long start = Integer.toUnsignedLong(in.getInt(fieldOffset + 4));
        if (length == 0) {
            return new byte[0];
        }
        if (start + length > in.limit()) {
            throw new TruncatedMessageException("NTLMSSP payload", start, length, Math.max(0, in.limit() - start));
        }
        return Arrays.copyOfRange(in.array(), (int) start, (int) start + length);
    }

    static String text(ByteBuffer in, int fieldOffset) {
        byte[] bytes = payload(in, fieldOffset);
        if (bytes.length % 2 != 0) {
            throw new MalformedMessageException("NTLMSSP string of odd length", fieldOffset);
        }
        return new String(bytes, StandardCharsets.UTF_16LE);
    }

    /** Builds a message: the header is laid out first, the payloads follow it in the order in which they are given. */
    static final class Writer {
        private final ByteBuffer header;
        private final ByteArrayOutputStream payloads = new ByteArrayOutputStream();

        Writer(int type, int headerBytes) {
            header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
            header.put(SIGNATURE).putInt(type);
        }

        Writer uint32(int offset, int value) {
            header.putInt(offset, value);
            return this;
        }

        Writer bytes(int offset, byte[] value) {
            header.put(offset, value);
            return this;
        }

        Writer text(int offset, String value) {
            return payload(offset, value.getBytes(StandardCharsets.UTF_16LE));
        }

        Writer payload(int offset, byte[] value) {
            header.putShort(offset, (short) value.length); // Len (2 bytes)
            header.putShort(offset + 2, (short) value.length); // MaxLen (2 bytes)
            header.putInt(offset + 4, header.capacity() + payloads.size()); // BufferOffset (4 bytes)
            payloads.writeBytes(value);
            return this;
        }

        byte[] toBytes() {
            byte[] message = Arrays.copyOf(header.array(), header.capacity() + payloads.size());
            System.arraycopy(payloads.toByteArray(), 0, message, header.capacity(), payloads.size());
            return message;
        }
    }
}
