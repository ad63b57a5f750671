/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;

/** The fields that are there or not as NotificationFlags says ([MS-OXCNOTIF] 2.2.1.4.1.2). */
final class ConditionalField {
    private static final int FOLDER = 0;
    private static final int MESSAGE_IN_SEARCH_FOLDER = NotificationData.OF_MESSAGE | NotificationData.IN_SEARCH_FOLDER;

    private ConditionalField() {}

    static boolean ofMessage(int flags) {
        return (flags & NotificationData.OF_MESSAGE) != 0;
    }

    /** Of the events that can have one: those of folders, and of messages in a search folder. */
    static boolean hasParent(int flags) {
        int scope = flags & MESSAGE_IN_SEARCH_FOLDER;
        return scope == FOLDER || scope == MESSAGE_IN_SEARCH_FOLDER;
    }

    static Optional<Long> readId(WireReader in, boolean present) {
        return present ? Optional.of(in.readLong()) : Optional.empty();
    }

    static Optional<Long> readUnsignedInt(WireReader in, boolean present) {
        return present ? Optional.of(in.readUnsignedInt()) : Optional.empty();
    }

    static void check(String name, Optional<Long> field, boolean expected) {
        if (field.isPresent() != expected) {
            throw new IllegalArgumentException(
                    name + (expected ? " is missing" : " does not go with the NotificationFlags"));
        }
    }
}
