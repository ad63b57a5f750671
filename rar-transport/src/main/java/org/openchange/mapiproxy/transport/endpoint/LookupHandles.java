/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.openchange.mapiproxy.transport.AssociationGroup;

/**
 * Rows that lookups have not fetched yet, by entry handle. A handle is good in the association group that it was made in, and ends with it. Both
 * the handles of a group and the groups are bounded by what clients may have open. Thread-safe.
 *
 * @param <T> the kind of row
 */
final class LookupHandles<T> {
    /** Lookups that one association group may have open. */
    static final int MAX_PER_GROUP = 32;

    private final Map<AssociationGroup, Map<UUID, Queue<T>>> byGroup = new ConcurrentHashMap<>();

    /** Keeps rows for later; empty when the group has too many lookups open. */
    Optional<UUID> open(AssociationGroup group, List<T> rows) {
        Map<UUID, Queue<T>> ofGroup = byGroup.get(group);
        if (ofGroup == null) {
            Map<UUID, Queue<T>> fresh = new HashMap<>();
            ofGroup = byGroup.putIfAbsent(group, fresh);
            if (ofGroup == null) {
                ofGroup = fresh;
                group.onEnd(() -> byGroup.remove(group));
            }
        }
        synchronized (ofGroup) {
            if (ofGroup.size() >= MAX_PER_GROUP) {
                return Optional.empty();
            }
            UUID handle = UUID.randomUUID();
            ofGroup.put(handle, new ArrayDeque<>(rows));
            return Optional.of(handle);
        }
    }

    /** Takes the next rows, fewer than {@code max} when there are no more: the handle ends then. Empty when there is no such handle. */
    Optional<List<T>> fetch(AssociationGroup group, UUID handle, int max) {
        Map<UUID, Queue<T>> ofGroup = byGroup.get(group);
        if (ofGroup == null) {
            return Optional.empty();
        }
        synchronized (ofGroup) {
            Queue<T> rows = ofGroup.get(handle);
            if (rows == null) {
                return Optional.empty();
            }
            List<T> batch = new ArrayList<>(Math.min(max, rows.size()));
            while (batch.size() < max && !rows.isEmpty()) {
                batch.add(rows.remove());
            }
            if (batch.size() < max) {
                ofGroup.remove(handle);
            }
            return Optional.of(batch);
        }
    }

    /** False when there is no such handle. */
    boolean close(AssociationGroup group, UUID handle) {
        Map<UUID, Queue<T>> ofGroup = byGroup.get(group);
        if (ofGroup == null) {
            return false;
        }
        synchronized (ofGroup) {
            return ofGroup.remove(handle) != null;
        }
    }

    int groupCount() {
        return byGroup.size();
    }
}
