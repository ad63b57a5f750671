/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** How the value of a property is laid out in a FastTransfer stream ([MS-OXCFXICS] 2.2.4.1.1). */
final class FastTransferType {
    /** In the type of a string that is in the code page of the remaining bits. */
    private static final int CODE_PAGE = 0x8000;
    /** A string in code page 1200, which is UTF-16LE. */
    static final int UNICODE_CODE_PAGE = CODE_PAGE | 1200;
    /** Its tag says 32-bit integer, its value is binary, in all versions. */
    private static final int IDSET_GIVEN = 0x40170003;

    private static final int FIRST_NAMED_ID = 0x8000;

    private FastTransferType() {}

    static boolean isNamed(PropertyTag tag) {
        return tag.id() >= FIRST_NAMED_ID;
    }

    static boolean isMultiple(PropertyTag tag) {
        return (tag.type() & (CODE_PAGE | PropertyType.MULTIPLE)) == PropertyType.MULTIPLE;
    }

    /** The type's code of one value. */
    static int element(PropertyTag tag) {
        return isMultiple(tag) ? tag.type() & ~PropertyType.MULTIPLE : tag.type();
    }

    /** Bytes of each value; 0 when a length stands in front of it. */
    static int fixedSize(PropertyTag tag, long offset) {
        if ((tag.type() & CODE_PAGE) != 0 || tag.value() == IDSET_GIVEN) {
            return 0;
        }
        int element = element(tag);
        PropertyType type = PropertyType.ofElement(element)
                .filter(known -> known.code() == element)
                .orElseThrow(() -> new UnknownValueException("FastTransfer property type", offset, tag.type()));
        return switch (type) {
            case INTEGER16,
                    INTEGER32,
                    FLOATING32,
                    FLOATING64,
                    CURRENCY,
                    FLOATING_TIME,
                    ERROR_CODE,
                    INTEGER64,
                    TIME,
                    GUID -> type.least();
            case BOOLEAN -> Short.BYTES;
            case STRING, STRING8, BINARY, SERVER_ID, OBJECT -> 0;
            default -> throw new UnknownValueException("FastTransfer property type", offset, tag.type());
        };
    }
}
