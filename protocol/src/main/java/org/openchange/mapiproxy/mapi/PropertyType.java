/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The property types ([MS-OXCDATA] 2.11.1). A multiple-value type is its element's type with {@link #MULTIPLE} set. */
public enum PropertyType {
    UNSPECIFIED(0x0000, "PtypUnspecified", 0),
    NULL(0x0001, "PtypNull", 0),
    INTEGER16(0x0002, "PtypInteger16", 2),
    INTEGER32(0x0003, "PtypInteger32", 4),
    FLOATING32(0x0004, "PtypFloating32", 4),
    FLOATING64(0x0005, "PtypFloating64", 8),
    CURRENCY(0x0006, "PtypCurrency", 8),
    FLOATING_TIME(0x0007, "PtypFloatingTime", 8),
    ERROR_CODE(0x000A, "PtypErrorCode", 4),
    BOOLEAN(0x000B, "PtypBoolean", 1),
    OBJECT(0x000D, "PtypObject", 0),
    INTEGER64(0x0014, "PtypInteger64", 8),
    STRING8(0x001E, "PtypString8", 1),
    STRING(0x001F, "PtypString", 2),
    TIME(0x0040, "PtypTime", 8),
    GUID(0x0048, "PtypGuid", 16),
    SERVER_ID(0x00FB, "PtypServerId", 2),
    RESTRICTION(0x00FD, "PtypRestriction", 1),
    RULE_ACTION(0x00FE, "PtypRuleAction", 2),
    BINARY(0x0102, "PtypBinary", 2);

    /** Set in the code of a multiple-value type. */
    public static final int MULTIPLE = 0x1000;
    /** Set, with {@link #MULTIPLE}, in a column that shows one value of a multiple-value property a row (MultivalueInstance). */
    public static final int INSTANCE = 0x2000;

    private static final Map<Integer, PropertyType> BY_CODE = new HashMap<>();

    static {
        for (PropertyType type : values()) {
            BY_CODE.put(type.code, type);
        }
    }

    private final int code;
    private final String specificationName;
    private final int least;

    PropertyType(int code, String specificationName, int least) {
        this.code = code;
        this.specificationName = specificationName;
        this.least = least;
    }

    public int code() {
        return code;
    }

    /** As [MS-OXCDATA] writes it. */
    public String specificationName() {
        return specificationName;
    }

    /** Bytes that the smallest value takes with 16-bit counts; for types of fixed size, that size. */
    public int least() {
        return least;
    }

    /** The element's type of a code that may be multiple-value; empty for a code that is not listed. */
    public static Optional<PropertyType> ofElement(int code) {
        return Optional.ofNullable(BY_CODE.get(code & ~(MULTIPLE | INSTANCE)));
    }
}
