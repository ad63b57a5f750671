/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One change of one attribute, RFC 4511 section 4.6.
 *
 * @param attribute name in the product's vocabulary
 * @param values what is added, removed or put in the place of all; {@code REMOVE} and {@code REPLACE} without values take the attribute away
 */
public record Modification(Kind kind, String attribute, List<byte[]> values) {

    /** See RFC 4511. */
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    public Modification {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(attribute, "attribute");
        values = values.stream().map(byte[]::clone).toList();
    }

    public static Modification add(String attribute, String... values) {
        return new Modification(Kind.ADD, attribute, encoded(values));
    }

    public static Modification remove(String attribute, String... values) {
        return new Modification(Kind.REMOVE, attribute, encoded(values));
    }

    public static Modification replace(String attribute, String... values) {
        return new Modification(Kind.REPLACE, attribute, encoded(values));
    }

    private static List<byte[]> encoded(String... values) {
        return List.of(values).stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Without the values, which may be secrets. */
    @Override
    public String toString() {
        return kind + " " + attribute;
    }
}
