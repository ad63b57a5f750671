/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Typed places for values of modules. A value that is {@link AutoCloseable} is closed exactly once: when it is replaced, removed, or when the
 * owner ends, however it ends. Thread-safe. After the end every access throws IllegalStateException, but for {@link #get}, which is
 * empty; a value that comes after the end, for which there is no room, or that its codec refuses, is closed before the exception. An owner
 * has room for a few dozen slots. Only a {@link SessionContext} has clustered ones; elsewhere their keys are an IllegalArgumentException.
 */
public interface Slots {

    <T> Optional<T> get(SlotKey<T> key);

    /** The value of the slot, made by {@code supplier} if there is none yet. Others wait meanwhile, so the supplier must not. */
    <T> T computeIfAbsent(SlotKey<T> key, Supplier<? extends T> supplier);

    <T> void put(SlotKey<T> key, T value);

    void remove(SlotKey<?> key);
}
