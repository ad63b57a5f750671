/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the blocks of a capture file, IETF draft "PCAP Next Generation (pcapng) Capture File Format", in little-endian byte order: one section
 * with one Ethernet interface, times in microseconds. Not thread-safe.
 */
final class PcapngWriter {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;

    private static final short LINKTYPE_ETHERNET = 1;
    private static final int OPTION_COMMENT = 1;
    private static final int INTERFACE_NAME = 2;
    private static final int USER_APPLICATION = 4;
    private static final int TIME_RESOLUTION = 9;
    private static final byte MICROSECONDS = 6;
    private static final int RECEIVED = 4;
    private static final int DROPPED = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** What the file begins with. */
    void begin(String application) {
        byte[] options = options(option(USER_APPLICATION, text(application)));
        block(
                SECTION_HEADER,
                body(16 + options.length)
                        .putInt(BYTE_ORDER_MAGIC)
                        .putShort((short) 1) // Major Version (2 bytes)
                        .putShort((short) 0) // Minor Version (2 bytes)
                        .putLong(-1) // Section Length (8 bytes): not told
                        .put(options));
        byte[] described =
                options(option(INTERFACE_NAME, text("mapiproxy")), option(TIME_RESOLUTION, new byte[] {MICROSECONDS}));
        block(
                INTERFACE_DESCRIPTION,
                body(8 + described.length)
                        .putShort(LINKTYPE_ETHERNET) // LinkType (2 bytes)
                        .putShort((short) 0) // Reserved (2 bytes)
                        .putInt(0) // SnapLen (4 bytes): no limit
                        .put(described));
    }

    /**
     * A frame, whole.
     *
     * @param comment for people; none when empty
     */
    void packet(long micros, byte[] frame, String comment) {
        byte[] options = comment.isEmpty() ? new byte[0] : options(option(OPTION_COMMENT, text(comment)));
        block(
                ENHANCED_PACKET,
                time(body(20 + padded(frame.length) + options.length).putInt(0), micros) // Interface ID (4 bytes)
                        .putInt(frame.length) // Captured Packet Length (4 bytes)
                        .putInt(frame.length) // Original Packet Length (4 bytes)
                        .put(frame)
                        .put(new byte[padded(frame.length) - frame.length])
                        .put(options));
    }

    /** How many calls were recorded so far, and how many were left out. */
    void statistics(long micros, long received, long dropped) {
        byte[] options = options(option(RECEIVED, number(received)), option(DROPPED, number(dropped)));
        block(
                INTERFACE_STATISTICS,
                time(body(12 + options.length).putInt(0), micros).put(options)); // Interface ID (4 bytes)
    }

    private static ByteBuffer time(ByteBuffer body, long micros) {
        return body.putInt((int) (micros >>> 32)).putInt((int) micros); // Timestamp, high and low (4 bytes each)
    }

    private void block(int type, ByteBuffer body) {
        int length = 12 + body.capacity();
        ByteBuffer block = body(length)
                .putInt(type) // Block Type (4 bytes)
                .putInt(length) // Block Total Length (4 bytes)
                .put(body.flip())
                .putInt(length); // Block Total Length (4 bytes)
        out.writeBytes(block.array());
    }

    private static ByteBuffer body(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] option(int code, byte[] value) {
        return body(4 + padded(value.length))
                .putShort((short) code) // Option Code (2 bytes)
                .putShort((short) value.length) // Option Length (2 bytes)
                .put(value)
                .array();
    }

    private static byte[] options(byte[]... options) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] option : options) {
            all.writeBytes(option);
        }
        all.writeBytes(new byte[4]); // opt_endofopt
        return all.toByteArray();
    }

    private static byte[] number(long value) {
        return body(8).putLong(value).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    /** The blocks since the last call. */
    byte[] take() {
        byte[] blocks = out.toByteArray();
        out.reset();
        return blocks;
    }
}
