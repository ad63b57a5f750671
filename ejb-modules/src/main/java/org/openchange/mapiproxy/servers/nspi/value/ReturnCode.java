/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

/** [MS-OXNSPI] 2.2.1.2 Permitted error codes: what an operation may return. */
public enum ReturnCode {
    SUCCESS(0),
    UNBIND_SUCCESS(1),
    UNBIND_FAILURE(2),
    ERRORS_RETURNED(0x00040380),
    GENERAL_FAILURE(0x80004005),
    NOT_SUPPORTED(0x80040102),
    INVALID_OBJECT(0x80040108),
    OUT_OF_RESOURCES(0x8004010E),
    NOT_FOUND(0x8004010F),
    LOGON_FAILED(0x80040111),
    TOO_COMPLEX(0x80040117),
    INVALID_CODEPAGE(0x8004011E),
    INVALID_LOCALE(0x8004011F),
    TABLE_TOO_BIG(0x80040403),
    INVALID_BOOKMARK(0x80040405),
    ACCESS_DENIED(0x80070005),
    NOT_ENOUGH_MEMORY(0x8007000E),
    INVALID_PARAMETER(0x80070057);

    private final int value;

    ReturnCode(int value) {
        this.value = value;
    }

    /** As it stands in the answer. */
    public int value() {
        return value;
    }
}
