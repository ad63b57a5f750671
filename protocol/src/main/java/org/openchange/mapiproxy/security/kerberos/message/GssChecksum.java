/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** RFC 4121 4.1.1: the "checksum" of an authenticator, which carries the flags of the context. Channel bindings are tolerated. */
public final class GssChecksum {
    public static final int TYPE = 0x8003;

    /** The client forwards a ticket, in a KRB-CRED that follows. */
    public static final int DELEGATION = 0x1;

    public static final int MUTUAL = 0x2;
    public static final int REPLAY = 0x4;
    public static final int SEQUENCE = 0x8;
    public static final int CONFIDENTIALITY = 0x10;
    public static final int INTEGRITY = 0x20;
    /** [MS-KILE] 3.4.5.1: a third leg, and tokens without the framing of GSS. */
    public static final int DCE_STYLE = 0x1000;

    private static final int BINDINGS_BYTES = 16;
    private static final int FLAGS_OFFSET = 4 + BINDINGS_BYTES;
    private static final int LENGTH = FLAGS_OFFSET + 4;
    private static final int DELEGATION_HEADER_BYTES = 4;
    private static final int DELEGATION_OPTION = 1;

    private GssChecksum() {}

    static int flags(byte[] checksum) {
        if (checksum.length < LENGTH) {
            throw new TruncatedMessageException("GSS checksum", 0, LENGTH, checksum.length);
        }
        return ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN).getInt(FLAGS_OFFSET); // Flags (4 bytes)
    }

    /** Deleg, the KRB-CRED; empty when the flag is not set. */
    static Optional<byte[]> delegated(byte[] checksum) {
        if ((flags(checksum) & DELEGATION) == 0) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN).position(LENGTH);
        if (in.remaining() < DELEGATION_HEADER_BYTES) {
            throw new TruncatedMessageException("GSS delegation", LENGTH, DELEGATION_HEADER_BYTES, in.remaining());
        }
        int option = Short.toUnsignedInt(in.getShort()); // DlgOpt (2 bytes)
        int length = Short.toUnsignedInt(in.getShort()); // Dlgth (2 bytes)
        if (option != DELEGATION_OPTION) {
            throw new UnknownValueException("DlgOpt", LENGTH, option);
        }
        if (length > in.remaining()) {
            throw new TruncatedMessageException("KRB-CRED", in.position(), length, in.remaining());
        }
        byte[] delegated = new byte[length];
        in.get(delegated); // Deleg
        return Optional.of(delegated);
    }

    static byte[] write(int flags) {
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(BINDINGS_BYTES) // Lgth (4 bytes)
                .position(FLAGS_OFFSET) // Bnd (16 bytes)
                .putInt(flags) // Flags (4 bytes)
                .array();
    }
}
