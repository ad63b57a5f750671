/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

/** The primitive types of C706 14.2, and the two that are one unit although they are structures to others. */
public enum Scalar {
    BOOLEAN(1),
    BYTE(1),
    CHAR(1),
    SMALL(1),
    UNSIGNED_SMALL(1),
    WCHAR(2),
    SHORT(2),
    UNSIGNED_SHORT(2),
    LONG(4),
    UNSIGNED_LONG(4),
    HYPER(8),
    UNSIGNED_HYPER(8),
    FLOAT(4),
    DOUBLE(8);

    private final int size;

    Scalar(int size) {
        this.size = size;
    }

    /** Octets on the wire, which is the alignment too. */
    public int size() {
        return size;
    }

    /** Whether arrays of it are byte strings. */
    public boolean isOctet() {
        return this == BYTE || this == CHAR || this == SMALL || this == UNSIGNED_SMALL;
    }

    public boolean isCharacter() {
        return this == WCHAR || isOctet();
    }

    public boolean isInteger() {
        return this != FLOAT && this != DOUBLE;
    }
}
