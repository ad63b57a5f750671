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
import java.util.stream.Stream;
import org.openchange.mapiproxy.spi.SlotCodec;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;

/** The slots of one owner, in memory. Values are closed outside the lock, since closing is code of modules. */
public final class SlotTable implements Slots, AutoCloseable {
    private static final Logger LOGGER = System.getLogger(SlotTable.class.getName());

    private final String owner;
    private final int limit;
    private final Optional<ClusteredSlots> clustered;
    private Map<SlotKey<?>, Object> values = new HashMap<>(4);

    /**
     * @param owner who it is, in words for the log
     * @param limit how many slots there may be
     */
    public SlotTable(String owner, int limit) {
        this(owner, limit, Optional.empty());
    }

    /** @param clustered the owner's part in the grid, which ends with this table; empty for an owner that has none */
    SlotTable(String owner, int limit, Optional<ClusteredSlots> clustered) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.limit = limit;
        this.clustered = clustered;
    }

    @Override
    public synchronized <T> Optional<T> get(SlotKey<T> key) {
        checkKind(key);
        return values == null ? Optional.empty() : find(key);
    }

    private <T> Optional<T> find(SlotKey<T> key) {
        Object present = values.get(key);
        return present == null && key.codec().isPresent()
                ? fetch(key)
                : Optional.ofNullable(key.type().cast(present));
    }

    /** A value that came from the grid, decoded when it is asked for, since only then its codec is known. */
    private <T> Optional<T> fetch(SlotKey<T> key) {
        Optional<byte[]> bytes = clustered.flatMap(slots -> slots.take(key.name()));
        try {
            Optional<T> value = bytes.map(key.codec().orElseThrow()::decode);
            value.ifPresent(found -> values.put(key, found));
            return value;
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "clustered slot " + key.name() + " of " + owner + " cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized <T> T computeIfAbsent(SlotKey<T> key, Supplier<? extends T> supplier) {
        checkKind(key);
        open();
        Optional<T> present = find(key);
        if (present.isPresent()) {
            return present.get();
        }
        checkRoom();
        T made = Objects.requireNonNull(supplier.get(), "supplier's value");
        put(key, made);
        return made;
    }

    @Override
    public <T> void put(SlotKey<T> key, T value) {
        checkKind(key);
        key.type().cast(Objects.requireNonNull(value, "value"));
        Object replaced;
        try {
            replaced = replace(key, value, encode(key, value));
        } catch (RuntimeException e) {
            close(key, value);
            throw e;
        }
        if (replaced != value) {
            close(key, replaced);
        }
        clustered.ifPresent(ClusteredSlots::flush);
    }

    private static <T> Optional<byte[]> encode(SlotKey<T> key, T value) {
        Optional<byte[]> bytes = key.codec().map(codec -> codec.encode(value).clone());
        bytes.filter(encoded -> encoded.length > SlotCodec.MAX_BYTES).ifPresent(encoded -> {
            throw new IllegalArgumentException("slot " + key.name() + " takes " + encoded.length
                    + " bytes; a clustered one may have " + SlotCodec.MAX_BYTES);
        });
        return bytes;
    }

    private synchronized Object replace(SlotKey<?> key, Object value, Optional<byte[]> bytes) {
        if (!open().containsKey(key)) {
            checkRoom();
        }
        bytes.ifPresent(encoded -> clustered.orElseThrow().change(key.name(), Optional.of(encoded)));
        return values.put(key, value);
    }

    @Override
    public void remove(SlotKey<?> key) {
        checkKind(key);
        Object removed;
        synchronized (this) {
            removed = open().remove(key);
            if (key.codec().isPresent()) {
                clustered.orElseThrow().change(key.name(), Optional.empty());
            }
        }
        close(key, removed);
        clustered.ifPresent(ClusteredSlots::flush);
    }

    private void checkKind(SlotKey<?> key) {
        if (key.codec().isPresent() && clustered.isEmpty()) {
            throw new IllegalArgumentException(
                    "slot " + key.name() + " is clustered, which is for session contexts, not for " + owner);
        }
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
            clustered.ifPresent(ClusteredSlots::end);
            ending.forEach(this::close);
        }
    }

    /** The names of the slots that are in use. */
    public synchronized Collection<String> names() {
        if (values == null) {
            return List.of();
        }
        Stream<String> received = clustered.map(ClusteredSlots::names).orElse(List.of()).stream();
        return Stream.concat(values.keySet().stream().map(SlotKey::name), received)
                .sorted()
                .toList();
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
