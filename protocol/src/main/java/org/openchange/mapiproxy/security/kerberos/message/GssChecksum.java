/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/** RFC 4121 4.1.1: the "checksum" of an authenticator, which carries the flags of the context. Channel bindings are tolerated. */
public final class GssChecksum {
    public static final int TYPE = 0x8003;

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

    private GssChecksum() {}

    static int flags(byte[] checksum) {
        if (checksum.length < LENGTH) {
            throw new TruncatedMessageException("GSS checksum", 0, LENGTH, checksum.length);
        }
        return ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN).getInt(FLAGS_OFFSET); // Flags (4 bytes)
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
