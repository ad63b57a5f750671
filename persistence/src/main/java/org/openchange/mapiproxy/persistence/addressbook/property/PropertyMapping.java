/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.property;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute.Storage;

/** The table of properties and attributes. */
public final class PropertyMapping {
    private static final String NO_PROPERTY = "-";
    private static final PropertyMapping TABLE = new PropertyMapping();

    private final List<MappedAttribute> attributes = new ArrayList<>();
    private final Map<String, MappedAttribute> byName = new HashMap<>();
    private final Map<Integer, MappedProperty> byId = new LinkedHashMap<>();

    /** @param tag with the property's own type, text in Unicode */
    public record MappedProperty(PropertyTag tag, MappedAttribute attribute) {
        public boolean isAway() {
            return attribute.storage() == Storage.AWAY;
        }
    }

    private PropertyMapping() {
        try (InputStream in = PropertyMapping.class.getResourceAsStream("properties.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] parts) {
        MappedAttribute attribute = byName.computeIfAbsent(key(parts[1]), name -> attribute(parts));
        if (!parts[0].equals(NO_PROPERTY)) {
            PropertyTag tag = new PropertyTag(Long.decode(parts[0]).intValue());
            byId.put(tag.id(), new MappedProperty(tag, attribute));
        }
    }

    private MappedAttribute attribute(String[] parts) {
        Storage storage = Storage.valueOf(parts[2].toUpperCase(Locale.ROOT));
        MappedAttribute attribute = new MappedAttribute(attributes.size(), parts[1], storage);
        attributes.add(attribute);
        return attribute;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Every attribute, by its index. */
    public static List<MappedAttribute> attributes() {
        return List.copyOf(TABLE.attributes);
    }

    /** Every property that is an attribute. */
    public static List<MappedProperty> properties() {
        return List.copyOf(TABLE.byId.values());
    }

    /** The property of an identifier; the type in the tag does not count. */
    public static Optional<MappedProperty> property(int id) {
        return Optional.ofNullable(TABLE.byId.get(id));
    }

    /** @throws IllegalArgumentException for one that is not in the table */
    public static MappedAttribute attribute(String name) {
        MappedAttribute attribute = TABLE.byName.get(key(name));
        if (attribute == null) {
            throw new IllegalArgumentException(name + " is not in the table of properties");
        }
        return attribute;
    }
}
