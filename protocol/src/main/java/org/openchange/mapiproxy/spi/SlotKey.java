/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Objects;

/**
 * Names a slot and its type. Two keys are equal when both are; a key is best a constant of the module.
 *
 * @param name unique; by custom the module's name and what it keeps, {@code cache.openStreams}
 * @param type of the value; when it is {@link AutoCloseable} the value is closed with its owner
 */
public record SlotKey<T>(String name, Class<T> type) {
    public SlotKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
