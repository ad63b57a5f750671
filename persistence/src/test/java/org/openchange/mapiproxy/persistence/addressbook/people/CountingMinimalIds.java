/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.addressbook.MinimalIdSource;

/** Minimal ids for a test: one after the other. */
public final class CountingMinimalIds implements MinimalIdSource {
    private final Map<UUID, Integer> given = new HashMap<>();

    @Override
    public synchronized Map<UUID, Integer> minimalIds(Collection<UUID> objects) {
        Map<UUID, Integer> ids = new HashMap<>();
        objects.forEach(id -> ids.put(id, given.computeIfAbsent(id, key -> FIRST + given.size())));
        return ids;
    }
}
