/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How generated records hold arrays: lists that nobody changes, and read-only views of bytes. Null stays null everywhere. */
public final class Values {
    private Values() {}

    /** An unmodifiable copy; its items may be null where they are pointers. */
    public static <T> List<T> list(List<T> items) {
        return items == null ? null : Collections.unmodifiableList(new ArrayList<>(items));
    }

    /** A read-only view of the remaining bytes, with a position of its own. The bytes are shared, not copied. */
    public static ByteBuffer bytes(ByteBuffer bytes) {
        return bytes == null ? null : bytes.slice().asReadOnlyBuffer();
    }

    /** The number of items, 0 for null. */
    public static int count(List<?> items) {
        return items == null ? 0 : items.size();
    }

    /** The number of remaining bytes, 0 for null. */
    public static int count(ByteBuffer bytes) {
        return bytes == null ? 0 : bytes.remaining();
    }

    /** The number of characters with the terminating NUL, 0 for null. */
    public static int count(String text) {
        return text == null ? 0 : text.length() + 1;
    }
}
