/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;

/** The slots of one owner, in memory. Values are closed outside the lock, since closing is code of modules. */
public final class SlotTable implements Slots, AutoCloseable {
    private static final Logger LOGGER = System.getLogger(SlotTable.class.getName());

    private final String owner;
    private final int limit;
    private Map<SlotKey<?>, Object> values = new HashMap<>(4);

    /**
     * @param owner who it is, in words for the log
     * @param limit how many slots there may be
     */
    public SlotTable(String owner, int limit) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.limit = limit;
    }

    @Override
    public synchronized <T> Optional<T> get(SlotKey<T> key) {
        return values == null
                ? Optional.empty()
                : Optional.ofNullable(key.type().cast(values.get(key)));
    }

    @Override
    public synchronized <T> T computeIfAbsent(SlotKey<T> key, Supplier<? extends T> supplier) {
        Object present = open().get(key);
        if (present != null) {
            return key.type().cast(present);
        }
        checkRoom();
        T made = Objects.requireNonNull(supplier.get(), "supplier's value");
        put(key, made);
        return made;
    }

    @Override
    public <T> void put(SlotKey<T> key, T value) {
        key.type().cast(Objects.requireNonNull(value, "value"));
        Object replaced;
        try {
            replaced = replace(key, value);
        } catch (IllegalStateException e) {
            close(key, value);
            throw e;
        }
        if (replaced != value) {
            close(key, replaced);
        }
    }

    private synchronized Object replace(SlotKey<?> key, Object value) {
        if (!open().containsKey(key)) {
            checkRoom();
        }
        return values.put(key, value);
    }

    @Override
    public void remove(SlotKey<?> key) {
        Object removed;
        synchronized (this) {
            removed = open().remove(key);
        }
        close(key, removed);
    }

    /** Ends the owner: closes every value, once. */
    @Override
    public void close() {
        Map<SlotKey<?>, Object> ending;
        synchronized (this) {
            ending = values;
            values = null;
        }
        if (ending != null) {
            ending.forEach(this::close);
        }
    }

    /** The names of the slots that are in use. */
    public synchronized Collection<String> names() {
        return values == null
                ? List.of()
                : values.keySet().stream().map(SlotKey::name).toList();
    }

    private Map<SlotKey<?>, Object> open() {
        if (values == null) {
            throw new IllegalStateException(owner + " has ended");
        }
        return values;
    }

    private void checkRoom() {
        if (open().size() >= limit) {
            throw new IllegalStateException(owner + " has " + limit + " slots, and may have no more");
        }
    }

    private void close(SlotKey<?> key, Object value) {
        if (value instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, "slot " + key.name() + " of " + owner + " failed to close", e);
            }
        }
    }
}
