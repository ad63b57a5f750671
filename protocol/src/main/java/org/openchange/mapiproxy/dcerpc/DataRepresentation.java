/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteOrder;
import org.openchange.mapiproxy.wire.UnknownValueException;

/**
 * The NDR format label of C706 14.1 (4 bytes): byte order of integers. Characters are ASCII and floating point is IEEE; no living peer
 * sends others, and a label that says so is refused rather than misread.
 */
public enum DataRepresentation {
    BIG_ENDIAN(0x00, ByteOrder.BIG_ENDIAN),
    LITTLE_ENDIAN(0x10, ByteOrder.LITTLE_ENDIAN);

    /** Where drep begins in a PDU, in bytes. */
    public static final int OFFSET = 4;

    private final int label;
    private final ByteOrder byteOrder;

    DataRepresentation(int label, ByteOrder byteOrder) {
        this.label = label;
        this.byteOrder = byteOrder;
    }

    public static DataRepresentation of(ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? LITTLE_ENDIAN : BIG_ENDIAN;
    }

    /**
     * @param integersAndCharacters the first octet of drep
     * @param floatingPoint the second
     */
    static DataRepresentation of(int integersAndCharacters, int floatingPoint) {
        if (floatingPoint != 0) {
            throw new UnknownValueException("drep, floating point", OFFSET + 1, floatingPoint);
        }
        return switch (integersAndCharacters) {
            case 0x00 -> BIG_ENDIAN;
            case 0x10 -> LITTLE_ENDIAN;
            default -> throw new UnknownValueException("drep", OFFSET, integersAndCharacters);
        };
    }

    /** The first octet of drep; the other three are 0. */
    public int label() {
        return label;
    }

    public ByteOrder byteOrder() {
        return byteOrder;
    }
}
