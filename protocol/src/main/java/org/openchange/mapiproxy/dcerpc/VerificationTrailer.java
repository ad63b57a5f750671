/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/**
 * rpc_sec_verification_trailer of [MS-RPCE] 2.2.2.13: what a client signs behind its stub, so that fields which no signature covers cannot
 * be changed on the way. Always little-endian.
 *
 * @param bitmask rpc_sec_vt_bitmask
 * @param presentation rpc_sec_vt_pcontext
 * @param header rpc_sec_vt_header2
 * @param length of the trailer, in bytes
 */
public record VerificationTrailer(
        Optional<Integer> bitmask, Optional<Presentation> presentation, Optional<Header> header, int length) {

    /** Bit of {@link #bitmask}: the client would have signed headers, had the server announced it. */
    public static final int CLIENT_SUPPORT_HEADER_SIGNING = 1;

    private static final long SIGNATURE = 0x8AE3137102F43671L;
    /** No client sends more; a signature further from the end is stub data. */
    private static final int MAX_LENGTH = 1024;

    private static final int TYPE_MASK = 0x3FFF;
    private static final int END = 0x4000;
    private static final int MUST_PROCESS = 0x8000;

    /** rpc_sec_vt_pcontext of [MS-RPCE] 2.2.2.13.4. */
    public record Presentation(SyntaxId abstractSyntax, SyntaxId transferSyntax) {}

    /** rpc_sec_vt_header2 of [MS-RPCE] 2.2.2.13.3; {@code drep} is the first octet. */
    public record Header(int type, int drep, int callId, int contextId, int opnum) {}

    /**
     * Looks for a trailer at the end of the remaining bytes, whose first one is the start of the stub. Bytes that only look like one are stub
     * data: a trailer reaches with its last command to within 3 bytes of the end.
     *
     * @throws MalformedMessageException if a command must be processed and is unknown
     */
    public static Optional<VerificationTrailer> find(ByteBuffer stub) {
        ByteBuffer in = stub.slice().order(ByteOrder.BIG_ENDIAN);
        int lowest = Math.max(0, in.remaining() - MAX_LENGTH);
        for (int at = (in.remaining() - 12) & ~3; at >= lowest; at -= 4) {
            if (in.getLong(at) == SIGNATURE) {
                return read(in.position(at).slice().order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        return Optional.empty();
    }

    private static Optional<VerificationTrailer> read(ByteBuffer in) {
        in.position(8); // signature (8 bytes)
        Optional<Integer> bitmask = Optional.empty();
        Optional<Presentation> presentation = Optional.empty();
        Optional<Header> header = Optional.empty();
        int command = 0;
        while ((command & END) == 0 && in.remaining() >= 4) {
            command = in.getShort() & 0xFFFF; // command (2 bytes)
            int length = in.getShort() & 0xFFFF; // length (2 bytes)
            if (length > in.remaining()) {
                return Optional.empty();
            }
            ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(in.position() + length);
            switch (command & TYPE_MASK) {
                case 1 -> bitmask = Optional.of(exactly(value, 4).getInt());
                case 2 -> presentation = Optional.of(presentation(exactly(value, 40)));
                case 3 -> header = Optional.of(header(exactly(value, 16)));
                default -> ignore(command);
            }
        }
        boolean complete = (command & END) != 0 && in.remaining() < 4;
        return complete
                ? Optional.of(new VerificationTrailer(bitmask, presentation, header, in.limit()))
                : Optional.empty();
    }

    private static ByteBuffer exactly(ByteBuffer value, int length) {
        if (value.remaining() != length) {
            throw new MalformedMessageException(
                    "verification trailer: command of " + value.remaining() + " bytes, not " + length, -1);
        }
        return value;
    }

    private static void ignore(int command) {
        if ((command & MUST_PROCESS) != 0) {
            throw new UnknownValueException("verification trailer command", -1, command & TYPE_MASK);
        }
    }

    private static Presentation presentation(ByteBuffer value) {
        return new Presentation(syntax(value), syntax(value)); // InterfaceId, TransferSyntax (20 bytes each)
    }

    private static SyntaxId syntax(ByteBuffer value) {
        var uuid = Uuids.get(value);
        int version = value.getInt();
        return new SyntaxId(uuid, version & 0xFFFF, version >>> 16);
    }

    private static Header header(ByteBuffer value) {
        return new Header(
                value.get(0) & 0xFF, // PTYPE (1 byte), reserved (3 bytes)
                value.get(4) & 0xFF, // drep (4 bytes)
                value.getInt(8), // call_id (4 bytes)
                value.getShort(12) & 0xFFFF, // p_cont_id (2 bytes)
                value.getShort(14) & 0xFFFF); // opnum (2 bytes)
    }

    /**
     * The bytes of a trailer with the commands that are present. At least one must be.
     *
     * @return to be appended to a stub that was padded to a multiple of 4
     */
    public static byte[] write(
            Optional<Integer> bitmask, Optional<Presentation> presentation, Optional<Header> header) {
        if (bitmask.isEmpty() && presentation.isEmpty() && header.isEmpty()) {
            throw new IllegalArgumentException("a verification trailer needs a command");
        }
        ByteBuffer out = ByteBuffer.allocate(8 + 8 + 44 + 20);
        out.putLong(SIGNATURE).order(ByteOrder.LITTLE_ENDIAN); // signature (8 bytes)
        int last = header.isPresent() ? 3 : presentation.isPresent() ? 2 : 1;
        bitmask.ifPresent(bits -> command(out, 1, last, 4).putInt(bits));
        presentation.ifPresent(value -> {
            command(out, 2, last, 40);
            value.abstractSyntax().write(out);
            value.transferSyntax().write(out);
        });
        header.ifPresent(value -> {
            command(out, 3, last, 16).putInt(value.type()).put((byte) value.drep());
            out.put(new byte[3]).putInt(value.callId());
            out.putShort((short) value.contextId()).putShort((short) value.opnum());
        });
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer command(ByteBuffer out, int type, int last, int length) {
        return out.putShort((short) (type == last ? type | END : type)).putShort((short) length);
    }
}
