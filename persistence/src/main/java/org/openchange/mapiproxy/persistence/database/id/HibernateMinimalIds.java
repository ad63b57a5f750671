/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.database.Database;

/** {@link MinimalIds} in the table of that name. Whoever gives out new ones holds the allocator's row until they are committed. */
public final class HibernateMinimalIds implements MinimalIds {
    private static final String ALLOCATOR = "minimal id";
    /** Parameters of one statement. */
    private static final int LOOKUP = 1000;
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
        List<UUID> missing =
                distinct.stream().filter(object -> !ids.containsKey(object)).toList();
        parts(missing, ALLOCATION).forEach(part -> ids.putAll(database.call(manager -> allocate(manager, part))));
        return ids;
    }

    @Override
    public Map<Integer, UUID> objects(Collection<Integer> ids) {
        List<Integer> distinct = List.copyOf(new LinkedHashSet<>(ids));
        return database.call(manager -> {
            Map<Integer, UUID> objects = new HashMap<>();
            parts(distinct, LOOKUP).forEach(part -> manager.createQuery(
                            "select m from MinimalId m where m.minimalId in :ids", MinimalIdEntity.class)
                    .setParameter("ids", part)
                    .getResultStream()
                    .forEach(found -> objects.put(found.minimalId(), found.directoryId())));
            return objects;
        });
    }

    private static Map<UUID, Integer> find(EntityManager manager, List<UUID> objects) {
        Map<UUID, Integer> ids = new HashMap<>();
        for (List<UUID> part : parts(objects, LOOKUP)) {
            manager.createQuery("select m from MinimalId m where m.directoryId in :objects", MinimalIdEntity.class)
                    .setParameter("objects", part)
                    .getResultStream()
                    .forEach(found -> ids.put(found.directoryId(), found.minimalId()));
            manager.clear();
        }
        return ids;
    }

    /** Looks once more behind the lock, because another node may just have given some of them an id. */
    private static Map<UUID, Integer> allocate(EntityManager manager, List<UUID> objects) {
        manager.find(AllocatorEntity.class, ALLOCATOR, LockModeType.PESSIMISTIC_WRITE);
        Map<UUID, Integer> ids = find(manager, objects);
        List<UUID> missing =
                objects.stream().filter(object -> !ids.containsKey(object)).toList();
        int next = manager.find(AllocatorEntity.class, ALLOCATOR, LockModeType.PESSIMISTIC_WRITE)
                .take(missing.size());
        for (UUID object : missing) {
            manager.persist(new MinimalIdEntity(object, next));
            ids.put(object, next);
            next++;
        }
        return ids;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return parts;
    }
}
