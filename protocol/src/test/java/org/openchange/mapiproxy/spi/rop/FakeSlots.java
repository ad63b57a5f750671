/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;

/** Slots without an end. */
final class FakeSlots implements Slots {
    private final Map<SlotKey<?>, Object> values = new HashMap<>();

    @Override
    public <T> Optional<T> get(SlotKey<T> key) {
        return Optional.ofNullable(values.get(key)).map(key.type()::cast);
    }

    @Override
    public <T> T computeIfAbsent(SlotKey<T> key, Supplier<? extends T> supplier) {
        return key.type().cast(values.computeIfAbsent(key, absent -> supplier.get()));
    }

    @Override
    public <T> void put(SlotKey<T> key, T value) {
        values.put(key, value);
    }

    @Override
    public void remove(SlotKey<?> key) {
        values.remove(key);
    }

    int size() {
        return values.size();
    }
}
