/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose mailbox it is, with msExchRecipientDisplayType ([MS-OXOABK] 2.2.3.12) and msExchRecipientTypeDetails. */
public enum UserKind {
    // 6 is what the original gives to people, where Exchange has 1; its address lists look at nothing but the display
    // type.
    PERSON(0, 6),
    ROOM(7, 16),
    EQUIPMENT(8, 32);

    private final int displayType;
    private final int typeDetails;

    UserKind(int displayType, int typeDetails) {
        this.displayType = displayType;
        this.typeDetails = typeDetails;
    }

    int displayType() {
        return displayType;
    }

    int typeDetails() {
        return typeDetails;
    }

    /** {@code person}, {@code room} or {@code equipment}. */
    public static Optional<UserKind> named(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equalsIgnoreCase(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
