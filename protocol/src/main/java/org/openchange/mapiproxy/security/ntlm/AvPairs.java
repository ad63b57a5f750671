/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/** [MS-NLMP] 2.2.2.1 AV_PAIR: the list that says who the server is and what the client proves. Ids that are unknown are kept. */
final class AvPairs {
    static final int EOL = 0;
    static final int NB_COMPUTER_NAME = 1;
    static final int NB_DOMAIN_NAME = 2;
    static final int DNS_COMPUTER_NAME = 3;
    static final int DNS_DOMAIN_NAME = 4;
    static final int FLAGS = 6;
    static final int TIMESTAMP = 7;
    static final int TARGET_NAME = 9;
    static final int CHANNEL_BINDINGS = 10;

    /** Bit of the {@link #FLAGS}: the AUTHENTICATE message carries a MIC. */
    static final int MIC_PRESENT = 2;

    private static final int HEADER_BYTES = 4;

    private final Map<Integer, byte[]> values = new TreeMap<>();

    /** Reads up to the end of list mark; what follows it is padding. A list without the mark is malformed. */
    static AvPairs read(byte[] bytes, int offset) {
        AvPairs pairs = new AvPairs();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(Math.min(offset, bytes.length));
        while (true) {
            require(in, HEADER_BYTES);
            int id = Short.toUnsignedInt(in.getShort()); // AvId (2 bytes)
            int length = Short.toUnsignedInt(in.getShort()); // AvLen (2 bytes)
            if (id == EOL) {
                return pairs;
            }
            require(in, length);
            byte[] value = new byte[length];
            in.get(value); // Value (AvLen bytes)
            pairs.values.put(id, value);
        }
    }

    private static void require(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new TruncatedMessageException("AV_PAIR", in.position(), bytes, in.remaining());
        }
    }

    AvPairs with(int id, byte[] value) {
        values.put(id, value.clone());
        return this;
    }

    AvPairs with(int id, String text) {
        return with(id, text.getBytes(StandardCharsets.UTF_16LE));
    }

    AvPairs withTimestamp(long fileTime) {
        return with(TIMESTAMP, littleEndian(8).putLong(fileTime).array());
    }

    AvPairs withFlags(int flags) {
        return with(FLAGS, littleEndian(4).putInt(flags() | flags).array());
    }

    /** The flags; 0 when the list has none. */
    int flags() {
        byte[] value = values.get(FLAGS);
        return value == null || value.length != 4 ? 0 : littleEndian(value).getInt();
    }

    /** FILETIME, in units of 100 ns since 1601. */
    Optional<Long> timestamp() {
        return Optional.ofNullable(values.get(TIMESTAMP))
                .filter(value -> value.length == 8)
                .map(value -> littleEndian(value).getLong());
    }

    Optional<String> text(int id) {
        return Optional.ofNullable(values.get(id)).map(value -> new String(value, StandardCharsets.UTF_16LE));
    }

    byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        values.forEach((id, value) -> {
            writeHeader(out, id, value.length);
            out.writeBytes(value);
        });
        writeHeader(out, EOL, 0);
        return out.toByteArray();
    }

    private static void writeHeader(ByteArrayOutputStream out, int id, int length) {
        out.writeBytes(littleEndian(HEADER_BYTES)
                .putShort((short) id)
                .putShort((short) length)
                .array());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return littleEndian(new byte[bytes]);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
