/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry: a name and attributes, each with one or several values that are bytes or UTF-8 text. Names of attributes and of object classes
 * compare without regard to case. Immutable.
 */
public final class DirectoryEntry {
    private final String dn;
    private final UUID id;
    private final Map<String, Attribute> attributes;

    private record Attribute(String name, List<byte[]> values) {}

    private DirectoryEntry(Builder builder) {
        dn = builder.dn;
        id = builder.id;
        attributes = new LinkedHashMap<>(builder.attributes);
    }

    /** @param dn distinguished name, RFC 4514 */
    public static Builder named(String dn) {
        return new Builder(dn);
    }

    /** RFC 4514. */
    public String dn() {
        return dn;
    }

    /** objectGUID or its like, which never changes; empty for an entry that is not yet in a directory. */
    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    /** In the order in which they came. */
    public List<String> attributeNames() {
        return attributes.values().stream().map(Attribute::name).toList();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(key(attribute));
    }

    /** The first value as text. */
    public Optional<String> text(String attribute) {
        return bytes(attribute).map(DirectoryEntry::decoded);
    }

    /** All values as text; none when the attribute is not there. */
    public List<String> texts(String attribute) {
        return values(attribute).stream().map(DirectoryEntry::decoded).toList();
    }

    /** The first value; a copy. */
    public Optional<byte[]> bytes(String attribute) {
        return values(attribute).stream().findFirst().map(byte[]::clone);
    }

    /** All values; copies. */
    public List<byte[]> allBytes(String attribute) {
        return values(attribute).stream().map(byte[]::clone).toList();
    }

    private List<byte[]> values(String attribute) {
        Attribute found = attributes.get(key(attribute));
        return found == null ? List.of() : found.values();
    }

    public boolean isA(String objectClass) {
        return texts(Attributes.OBJECT_CLASS).stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    private static String decoded(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static String key(String attribute) {
        return attribute.toLowerCase(Locale.ROOT);
    }

    /** The name only, since values may be secrets. */
    @Override
    public String toString() {
        return dn;
    }

    /** Collects the attributes of one entry. */
    public static final class Builder {
        private final String dn;
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();
        private UUID id;

        private Builder(String dn) {
            this.dn = Objects.requireNonNull(dn, "dn");
        }

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        /** Adds values to the attribute; none changes nothing. */
        public Builder with(String attribute, String... values) {
            return withTexts(attribute, List.of(values));
        }

        public Builder withTexts(String attribute, Collection<String> values) {
            return withBytes(
                    attribute,
                    values.stream()
                            .map(value -> value.getBytes(StandardCharsets.UTF_8))
                            .toList());
        }

        public Builder withBytes(String attribute, Collection<byte[]> values) {
            if (!values.isEmpty()) {
                List<byte[]> all = new ArrayList<>();
                Attribute old = attributes.get(key(attribute));
                if (old != null) {
                    all.addAll(old.values());
                }
                values.forEach(value -> all.add(value.clone()));
                attributes.put(key(attribute), new Attribute(old == null ? attribute : old.name(), List.copyOf(all)));
            }
            return this;
        }

        public DirectoryEntry build() {
            return new DirectoryEntry(this);
        }
    }
}
