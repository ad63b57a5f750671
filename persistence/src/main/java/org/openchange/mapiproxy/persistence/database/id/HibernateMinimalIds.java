/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.openchange.mapiproxy.persistence.database.Database;

/** {@link MinimalIds} in the table of that name. Whoever gives out new ones holds the allocator's row until they are committed. */
public final class HibernateMinimalIds implements MinimalIds {
    private static final String ALLOCATOR = "minimal id";
    /** New ids of one transaction; others wait so long. */
    private static final int ALLOCATION = 10_000;

    private final Database database;

    public HibernateMinimalIds(Database database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Integer> assign(Collection<UUID> objects) {
        List<UUID> distinct = List.copyOf(new LinkedHashSet<>(objects));
        Map<UUID, Integer> ids = database.call(manager -> find(manager, distinct));
        List<UUID> missing = without(distinct, ids);
        MinimalIdRows.parts(missing, ALLOCATION)
                .forEach(part -> ids.putAll(database.call(manager -> allocate(manager, part))));
        return ids;
    }

    @Override
    public Map<Integer, UUID> objects(Collection<Integer> ids) {
        List<Integer> distinct = List.copyOf(new LinkedHashSet<>(ids));
        return database.call(manager -> rows(manager, connection -> new MinimalIdRows(connection).objects(distinct)));
    }

    private static Map<UUID, Integer> find(EntityManager manager, List<UUID> objects) {
        return rows(manager, connection -> new MinimalIdRows(connection).find(objects));
    }

    /** Looks once more behind the lock, because another node may just have given some of them an id. */
    private static Map<UUID, Integer> allocate(EntityManager manager, List<UUID> objects) {
        AllocatorEntity allocator = manager.find(AllocatorEntity.class, ALLOCATOR, LockModeType.PESSIMISTIC_WRITE);
        Map<UUID, Integer> ids = new HashMap<>(find(manager, objects));
        List<UUID> missing = without(objects, ids);
        Map<UUID, Integer> fresh = new LinkedHashMap<>();
        int next = allocator.take(missing.size());
        for (UUID object : missing) {
            fresh.put(object, next);
            next++;
        }
        rows(manager, connection -> {
            new MinimalIdRows(connection).insert(fresh);
            return null;
        });
        ids.putAll(fresh);
        return ids;
    }

    private static List<UUID> without(List<UUID> objects, Map<UUID, Integer> known) {
        return objects.stream().filter(object -> !known.containsKey(object)).toList();
    }

    private static <T> T rows(EntityManager manager, ReturningWork<T> work) {
        return manager.unwrap(Session.class).doReturningWork(work);
    }
}
