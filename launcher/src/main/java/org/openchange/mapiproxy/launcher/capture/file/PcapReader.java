/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;

/** The format of libpcap, draft-ietf-opsawg-pcap: a header of 24 bytes, then one record a packet. */
final class PcapReader implements CaptureReader {
    static final int MAGIC_MICROSECONDS = 0xA1B2C3D4;
    static final int MAGIC_NANOSECONDS = 0xA1B23C4D;

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LINK_TYPE_MASK = 0x0FFF_FFFF;

    private final CaptureInput in;
    private final CaptureProblems problems;
    private final ByteOrder order;
    private final long unitsPerSecond;
    private final int linkType;
    private long number;
    private long lastSeconds = -1;

    /** Which the first four bytes are: the byte order and resolution of a pcap file, or empty. */
    static Optional<ByteOrder> orderOf(int bigEndianMagic) {
        if (bigEndianMagic == MAGIC_MICROSECONDS || bigEndianMagic == MAGIC_NANOSECONDS) {
            return Optional.of(ByteOrder.BIG_ENDIAN);
        }
        int reversed = Integer.reverseBytes(bigEndianMagic);
        return reversed == MAGIC_MICROSECONDS || reversed == MAGIC_NANOSECONDS
                ? Optional.of(ByteOrder.LITTLE_ENDIAN)
                : Optional.empty();
    }

    PcapReader(CaptureInput in, ByteOrder order, CaptureProblems problems) throws IOException {
        this.in = in;
        this.order = order;
        this.problems = problems;
        if (!in.has(FILE_HEADER)) {
            unitsPerSecond = 1;
            linkType = 0;
            problems.report(new CaptureProblem(0, in.offset(), "the file ends within its header"));
            in.skip(in.available());
            return;
        }
        ByteBuffer header = in.peek(0, FILE_HEADER, order);
        unitsPerSecond = header.getInt(0) == MAGIC_NANOSECONDS ? 1_000_000_000 : 1_000_000; // Magic Number (4 bytes)
        linkType = header.getInt(20) & LINK_TYPE_MASK; // LinkType (4 bytes)
        in.skip(FILE_HEADER);
    }

    @Override
    public Optional<CapturedPacket> next() throws IOException {
        if (!in.has(1)) {
            return Optional.empty();
        }
        if (!in.has(RECORD_HEADER)) {
            return cut("the file ends within the header of a record");
        }
        while (in.has(RECORD_HEADER) && !isPlausible(0)) {
            resynchronize();
        }
        if (!in.has(RECORD_HEADER)) {
            return Optional.empty();
        }
        ByteBuffer header = in.peek(0, RECORD_HEADER, order);
        int captured = header.getInt(8); // Captured Packet Length (4 bytes)
        if (!in.has(RECORD_HEADER + captured)) {
            return cut("the file ends within a packet, " + (in.available() - RECORD_HEADER) + " of " + captured
                    + " bytes are there");
        }
        return Optional.of(packet(in.peek(0, RECORD_HEADER, order), captured));
    }

    private CapturedPacket packet(ByteBuffer header, int captured) {
        long seconds = header.getInt(0) & 0xFFFF_FFFFL; // Timestamp, seconds (4 bytes)
        long units = header.getInt(4) & 0xFFFF_FFFFL; // Timestamp, fraction (4 bytes)
        long original = header.getInt(12) & 0xFFFF_FFFFL; // Original Packet Length (4 bytes)
        lastSeconds = seconds;
        Instant time = Instant.ofEpochSecond(seconds, units * (1_000_000_000 / unitsPerSecond));
        ByteBuffer bytes = in.peek(RECORD_HEADER, captured, order);
        CapturedPacket packet = new CapturedPacket(++number, in.offset(), time, linkType, bytes, original);
        in.skip(RECORD_HEADER + captured);
        return packet;
    }

    private Optional<CapturedPacket> cut(String what) {
        problems.report(new CaptureProblem(number + 1, in.offset(), in.damage() == null ? what : in.damage()));
        in.skip(in.available());
        return Optional.empty();
    }

    /** Whether a record may begin here. */
    private boolean isPlausible(int at) {
        ByteBuffer header = in.peek(at, RECORD_HEADER, order);
        long seconds = header.getInt(0) & 0xFFFF_FFFFL;
        long units = header.getInt(4) & 0xFFFF_FFFFL;
        long captured = header.getInt(8) & 0xFFFF_FFFFL;
        long original = header.getInt(12) & 0xFFFF_FFFFL;
        return units < unitsPerSecond
                && captured <= CaptureInput.MAX_RECORD
                && captured <= original
                && (lastSeconds < 0 || Math.abs(seconds - lastSeconds) < PLAUSIBLE_SECONDS);
    }

    /** Goes on where two records seem to follow each other, or one ends with the file. */
    private void resynchronize() throws IOException {
        long damaged = in.offset();
        do {
            in.skip(1);
        } while (in.has(RECORD_HEADER) && !beginsRecords());
        if (!in.has(RECORD_HEADER)) {
            in.skip(in.available());
        }
        problems.report(new CaptureProblem(
                number + 1, damaged, "not a packet record; " + (in.offset() - damaged) + " bytes are passed over"));
    }

    private boolean beginsRecords() throws IOException {
        if (!isPlausible(0)) {
            return false;
        }
        int captured = in.peek(8, 4, order).getInt();
        int following = RECORD_HEADER + captured;
        if (captured == 0 || !in.has(following)) {
            return false;
        }
        return in.has(following + RECORD_HEADER) ? isPlausible(following) : in.available() == following;
    }
}
