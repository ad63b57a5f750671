/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the grid keeps of one identity.
 *
 * @param holders the session contexts that keep the record alive; a record without any is removed
 * @param slots the values by name, in the order of names; the arrays are not changed
 */
public record SlotRecord(List<Holder> holders, List<Slot> slots) {
    static final SlotRecord EMPTY = new SlotRecord(List.of(), List.of());

    public SlotRecord {
        holders = List.copyOf(holders);
        slots = List.copyOf(slots);
    }

    /**
     * A session context.
     *
     * @param node unique for each start of a node
     * @param context its id
     */
    public record Holder(String node, String context) {}

    /** One value as its module encoded it. */
    public record Slot(String name, byte[] value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Slot slot && name.equals(slot.name) && Arrays.equals(value, slot.value);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(value);
        }
    }

    SlotRecord with(Holder holder) {
        if (holders.contains(holder)) {
            return this;
        }
        List<Holder> more = new ArrayList<>(holders);
        more.add(holder);
        return new SlotRecord(more, slots);
    }

    /** Empty when none of the other holders is left. */
    public Optional<SlotRecord> without(Predicate<Holder> gone) {
        List<Holder> left = holders.stream().filter(gone.negate()).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new SlotRecord(left, slots));
    }

    /** @param changes by name; empty where a slot is removed */
    SlotRecord with(Map<String, Optional<byte[]>> changes) {
        Map<String, byte[]> changed = new TreeMap<>();
        slots.forEach(slot -> changed.put(slot.name(), slot.value()));
        changes.forEach(
                (name, value) -> value.ifPresentOrElse(bytes -> changed.put(name, bytes), () -> changed.remove(name)));
        List<Slot> all = new ArrayList<>(changed.size());
        changed.forEach((name, value) -> all.add(new Slot(name, value)));
        return new SlotRecord(holders, all);
    }
}
