/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import java.util.Locale;

/** How names of organizations, administrative groups and servers compare: without regard to case. */
final class Names {
    static final int LONGEST = 64;

    private Names() {}

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if it cannot be one */
    static String checked(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\": allowed are 1 to " + LONGEST + " characters without a slash");
        }
        return name;
    }
}
