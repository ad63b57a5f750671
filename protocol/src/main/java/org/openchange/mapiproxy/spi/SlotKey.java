/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * Names a slot and its type. Two keys are equal when both are; a key is best a constant of the module.
 *
 * @param name unique; by custom the module's name and what it keeps, {@code cache.openStreams}
 * @param type of the value; when it is {@link AutoCloseable} the value is closed with its owner
 * @param codec present if the slot is clustered, see {@link #clustered}
 */
public record SlotKey<T>(String name, Class<T> type, Optional<SlotCodec<T>> codec) {
    public SlotKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(codec, "codec");
    }

    /** A slot in memory. */
    public SlotKey(String name, Class<T> type) {
        this(name, type, Optional.empty());
    }

    /**
     * A slot that other nodes find: of a {@link SessionContext} only. What is put into it is written to the grid right after; what the grid has
     * is there from the first call of a context on, for every context of the same principal and user DN, on any node. Of values that are put
     * at the same time by several contexts the last one stays, and a context that is open already does not see it. The grid forgets them when
     * the last of these contexts ends; those of a node that vanished count as open for {@code mapiproxy:cluster grace}. A client that did not
     * authenticate shares with nobody. Each node has a value of its own, which is closed there as others are.
     */
    public static <T> SlotKey<T> clustered(String name, Class<T> type, SlotCodec<T> codec) {
        return new SlotKey<>(name, type, Optional.of(codec));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotKey<?> key && name.equals(key.name) && type.equals(key.type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
