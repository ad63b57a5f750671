/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What error and warning codes are called ([MS-OXCDATA] 2.4). Codes are unsigned 32-bit. */
public final class ErrorCodes {
    private static final Map<Long, String> NAMES = new HashMap<>();

    static {
        for (String line : TextTable.lines("error-codes.txt")) {
            String[] fact = line.split(" ");
            NAMES.put(Long.decode(fact[0]), fact[1]);
        }
    }

    private ErrorCodes() {}

    /** {@code ecNotFound}; empty for a code that the specification does not list. */
    public static Optional<String> nameOf(long code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /** {@code 0x8004010F (ecNotFound)}, or the number alone. */
    public static String format(long code) {
        String number = String.format("0x%08X", code);
        return nameOf(code).map(name -> number + " (" + name + ")").orElse(number);
    }
}
