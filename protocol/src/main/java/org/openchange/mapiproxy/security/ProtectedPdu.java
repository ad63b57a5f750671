/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Objects;

/**
 * Where the parts of one PDU lie in an array: {@code header | data (stub, verification trailer, padding) | sec_trailer (8) | auth_value}.
 *
 * @param buffer the bytes; changed in place
 * @param offset of the PDU's first byte
 * @param length of the PDU, frag_length, in bytes
 * @param dataOffset of the first stub byte, from the start of the array
 * @param dataLength of stub, verification trailer and padding, in bytes
 * @param authValueLength auth_length, in bytes
 * @param headerSigning whether both sides announced header signing at bind
 */
public record ProtectedPdu(
        byte[] buffer,
        int offset,
        int length,
        int dataOffset,
        int dataLength,
        int authValueLength,
        boolean headerSigning) {
    public ProtectedPdu {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (dataOffset < offset || dataLength < 0 || dataOffset + dataLength + 8 + authValueLength != offset + length) {
            throw new IllegalArgumentException("parts do not add up to a PDU of " + length + " bytes");
        }
    }

    /** Where the auth_value begins, from the start of the array. */
    public int authValueOffset() {
        return offset + length - authValueLength;
    }
}
