/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * [MS-OXNSPI] 2.2.9.1 Minimal Entry IDs of the objects of the directory. An object that has one keeps it for ever, on all nodes, and no other
 * object ever gets it. Thread-safe; waits for the database, so it does not belong on an event loop.
 *
 * <p>Every method throws {@link org.openchange.mapiproxy.persistence.database.DatabaseException}.
 */
public interface MinimalIds {
    /** The lowest; those below have meanings of their own. The highest is {@code Integer.MAX_VALUE}. */
    int FIRST = 0x10;

    /**
     * The ids of these objects; those that have none yet get one.
     *
     * @param objects objectGUID or its like
     * @return exactly one id for each of them
     */
    Map<UUID, Integer> assign(Collection<UUID> objects);

    /** Which objects these are; ids that nobody has are left out. */
    Map<Integer, UUID> objects(Collection<Integer> ids);

    /** The id of one object; it gets one if it has none. */
    default int assign(UUID object) {
        return assign(java.util.List.of(object)).get(object);
    }

    /** Which object this is; empty when nobody has this id. */
    default Optional<UUID> object(int id) {
        return Optional.ofNullable(objects(java.util.List.of(id)).get(id));
    }
}
