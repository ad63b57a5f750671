/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Gives objects of the directory their minimal ids, for ever. Thread-safe. May wait for a database. */
public interface MinimalIdSource {
    /** Ids below have a meaning of their own ([MS-OXNSPI] 2.2.1.8). */
    int FIRST = 0x10;

    /**
     * The minimal id of each object, as it was given before or new.
     *
     * @param objects objectGUIDs
     * @return one for each of them, unsigned 32-bit, never below {@link #FIRST}, never that of another object
     */
    Map<UUID, Integer> minimalIds(Collection<UUID> objects) throws IOException;
}
