/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;

/** The format pcapng, draft-ietf-opsawg-pcapng: blocks of a type and a length, of which some describe interfaces and some hold packets. */
final class PcapngReader implements CaptureReader {
    static final int SECTION_HEADER = 0x0A0D0D0A;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int HIGHEST_KNOWN = 0x0A;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int BLOCK_HEADER = 8;
    private static final int BLOCK_MINIMUM = 12;
    private static final int MAX_INTERFACES = 4096;

    private final CaptureInput in;
    private final CaptureProblems problems;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long number;

    PcapngReader(CaptureInput in, CaptureProblems problems) {
        this.in = in;
        this.problems = problems;
    }

    @Override
    public Optional<CapturedPacket> next() throws IOException {
        while (in.has(1)) {
            if (!in.has(BLOCK_MINIMUM)) {
                cut();
                return Optional.empty();
            }
            Optional<CapturedPacket> packet = readBlock();
            if (packet.isPresent()) {
                return packet;
            }
        }
        return Optional.empty();
    }

    private Optional<CapturedPacket> readBlock() throws IOException {
        int type = in.peek(0, 4, order).getInt(); // Block Type (4 bytes)
        if (type == SECTION_HEADER && !beginSection()) {
            resynchronize("a section of unknown byte order");
            return Optional.empty();
        }
        long length = in.peek(4, 4, order).getInt() & 0xFFFF_FFFFL; // Block Total Length (4 bytes)
        if (length < BLOCK_MINIMUM || (length & 3) != 0) {
            resynchronize("a block of " + length + " bytes");
            return Optional.empty();
        }
        if (length > CaptureInput.MAX_RECORD) {
            return passOver(type, length);
        }
        if (!in.has((int) length)) {
            cut();
            return Optional.empty();
        }
        if (in.peek((int) length - 4, 4, order).getInt() != (int) length) {
            resynchronize("a block whose two lengths differ");
            return Optional.empty();
        }
        Optional<CapturedPacket> packet = readBody(type, (int) length);
        in.skip((int) length);
        return packet;
    }

    /** Blocks of names or secrets may be large; a packet is not, and an unknown type of this size is damage. */
    private Optional<CapturedPacket> passOver(int type, long length) throws IOException {
        if (!isKnown(type) || isPacket(type)) {
            resynchronize("a block of type 0x" + Integer.toHexString(type) + " and " + length + " bytes");
        } else if (!in.skipFar(length)) {
            cut();
        }
        return Optional.empty();
    }

    private boolean beginSection() throws IOException {
        if (!in.has(BLOCK_MINIMUM)) {
            return false;
        }
        int magic = in.peek(8, 4, ByteOrder.BIG_ENDIAN).getInt(); // Byte-Order Magic (4 bytes)
        if (magic != BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
            return false;
        }
        order = magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        interfaces.clear();
        return true;
    }

    private Optional<CapturedPacket> readBody(int type, int length) {
        ByteBuffer body = in.peek(BLOCK_HEADER, length - BLOCK_MINIMUM, order);
        if (type == INTERFACE_DESCRIPTION && interfaces.size() < MAX_INTERFACES) {
            interfaces.add(CaptureInterface.read(body));
        }
        if (!isPacket(type)) {
            return Optional.empty();
        }
        number++;
        Optional<CapturedPacket> packet = type == SIMPLE_PACKET ? readSimple(body) : readEnhanced(type, body);
        if (packet.isEmpty()) {
            problems.report(new CaptureProblem(
                    number,
                    in.offset(),
                    "a packet that contradicts its block or names no interface; it is passed over"));
        }
        return packet;
    }

    private Optional<CapturedPacket> readSimple(ByteBuffer body) {
        if (interfaces.isEmpty() || body.remaining() < 4) {
            return Optional.empty();
        }
        long original = body.getInt(0) & 0xFFFF_FFFFL; // Original Packet Length (4 bytes)
        long captured = Math.min(Math.min(original, interfaces.get(0).snapLength()), body.remaining() - 4L);
        return Optional.of(new CapturedPacket(
                number,
                in.offset(),
                Instant.EPOCH,
                interfaces.get(0).linkType(),
                body.slice(4, (int) captured),
                original));
    }

    private Optional<CapturedPacket> readEnhanced(int type, ByteBuffer body) {
        if (body.remaining() < 20) {
            return Optional.empty();
        }
        // Interface ID (4 bytes); in the old Packet Block 2 bytes, then Drops Count (2 bytes)
        long id = type == PACKET ? body.getShort(0) & 0xFFFF : body.getInt(0) & 0xFFFF_FFFFL;
        long ticks = (body.getInt(4) & 0xFFFF_FFFFL) << 32 | body.getInt(8) & 0xFFFF_FFFFL; // Timestamp (8 bytes)
        long captured = body.getInt(12) & 0xFFFF_FFFFL; // Captured Packet Length (4 bytes)
        long original = body.getInt(16) & 0xFFFF_FFFFL; // Original Packet Length (4 bytes)
        if (id >= interfaces.size() || captured > body.remaining() - 20) {
            return Optional.empty();
        }
        CaptureInterface of = interfaces.get((int) id);
        return Optional.of(new CapturedPacket(
                number, in.offset(), of.time(ticks), of.linkType(), body.slice(20, (int) captured), original));
    }

    private void cut() {
        String what = in.damage() == null ? "the file ends within a block" : in.damage();
        problems.report(new CaptureProblem(number + 1, in.offset(), what));
        in.skip(in.available());
    }

    private void resynchronize(String what) throws IOException {
        long damaged = in.offset();
        do {
            in.skip(1);
        } while (in.has(BLOCK_MINIMUM) && !beginsBlock());
        if (!in.has(BLOCK_MINIMUM)) {
            in.skip(in.available());
        }
        problems.report(new CaptureProblem(
                number + 1, damaged, what + "; " + (in.offset() - damaged) + " bytes are passed over"));
    }

    /** A known type between two equal lengths. */
    private boolean beginsBlock() throws IOException {
        ByteBuffer header = in.peek(0, BLOCK_HEADER, order);
        int type = header.getInt(0);
        long length = header.getInt(4) & 0xFFFF_FFFFL;
        return isKnown(type)
                && length >= BLOCK_MINIMUM
                && (length & 3) == 0
                && length <= CaptureInput.MAX_RECORD
                && in.has((int) length)
                && in.peek((int) length - 4, 4, order).getInt() == (int) length;
    }

    private static boolean isPacket(int type) {
        return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == PACKET;
    }

    private static boolean isKnown(int type) {
        return type == SECTION_HEADER || type > 0 && type <= HIGHEST_KNOWN || (type & 0x7FFF_FFFF) == 0xBAD;
    }
}
