/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The orders of containers that were used last. Thread-safe; while one is sorted, those who need another wait for it. */
final class TableCache {
    private final int limit;
    private final Map<Key, SortedTable> tables;

    /** @param container its index in the hierarchy */
    record Key(int container, TableOrder order) {}

    TableCache(int limit) {
        this.limit = limit;
        tables = new LinkedHashMap<>(16, 0.75f, true);
    }

    synchronized SortedTable get(Key key, Function<Key, SortedTable> sorting) {
        SortedTable known = tables.get(key);
        if (known != null) {
            return known;
        }
        SortedTable made = sorting.apply(key);
        put(key, made);
        return made;
    }

    synchronized void put(Key key, SortedTable table) {
        tables.put(key, table);
        if (tables.size() > limit) {
            tables.remove(tables.keySet().iterator().next());
        }
    }

    /** Those that are there, the one that was used last at the end. */
    synchronized Map<Key, SortedTable> all() {
        return new LinkedHashMap<>(tables);
    }

    synchronized long bytes() {
        return tables.values().stream().mapToLong(SortedTable::bytes).sum();
    }
}
