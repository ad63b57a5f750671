/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/**
 * sec_trailer of [MS-RPCE] 2.2.2.11 (8 bytes), directly before the auth_value. Type and level stay numbers here, because a server has to
 * answer unknown ones with certain codes; see {@link AuthType#of} and {@link AuthLevel#of}.
 *
 * @param authType auth_type
 * @param authLevel auth_level
 * @param padLength auth_pad_length: padding between the stub and this trailer, in bytes
 * @param contextId auth_context_id: which security context of the connection; opaque
 */
public record SecurityTrailer(int authType, int authLevel, int padLength, int contextId) {
    /** Of the trailer, in bytes. */
    public static final int LENGTH = 8;

    public SecurityTrailer(AuthType type, AuthLevel level, int padLength, int contextId) {
        this(type.value(), level.value(), padLength, contextId);
    }

    static SecurityTrailer read(PduReader in) {
        int type = in.u8("auth_type"); // auth_type (1 byte)
        int level = in.u8("auth_level"); // auth_level (1 byte)
        int pad = in.u8("auth_pad_length"); // auth_pad_length (1 byte)
        in.skip("auth_reserved", 1); // auth_reserved (1 byte)
        return new SecurityTrailer(type, level, pad, in.u32("auth_context_id")); // auth_context_id (4 bytes)
    }

    void write(ByteBuffer out) {
        out.put((byte) authType); // auth_type (1 byte)
        out.put((byte) authLevel); // auth_level (1 byte)
        out.put((byte) padLength); // auth_pad_length (1 byte)
        out.put((byte) 0); // auth_reserved (1 byte)
        out.putInt(contextId); // auth_context_id (4 bytes)
    }

    /** Whether type, level and context are the same; padding differs from PDU to PDU. */
    public boolean sameContext(SecurityTrailer other) {
        return authType == other.authType && authLevel == other.authLevel && contextId == other.contextId;
    }
}
