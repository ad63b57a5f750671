/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

/** [MS-OXCRPC] 2.2.2.2: whether somebody waited for the request that a performance block is about. It is part of the block's type. */
public enum RequestKind {
    UNSPECIFIED(0),
    /** In cached mode, where nobody waits. */
    BACKGROUND(7),
    /** Somebody waited. */
    FOREGROUND(12);

    private final int typeOffset;

    RequestKind(int typeOffset) {
        this.typeOffset = typeOffset;
    }

    /** The block's type, from the type that it has for {@link #UNSPECIFIED}. */
    int type(int unspecifiedType) {
        return unspecifiedType + typeOffset;
    }

    /** The kind in a type between 0x05 and 0x15. */
    static RequestKind of(int type) {
        if (type < 0x0C) {
            return UNSPECIFIED;
        }
        return type < 0x11 ? BACKGROUND : FOREGROUND;
    }
}
