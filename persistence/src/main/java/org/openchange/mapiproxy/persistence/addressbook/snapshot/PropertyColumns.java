/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping.MappedProperty;

/** Every property that an object may have. */
final class PropertyColumns {
    /** A distribution list's, which has no value but says that there is a table. */
    static final PropertyTag CONTAINER_CONTENTS = new PropertyTag(0x360F000D);

    /** Ascending, without sign. */
    static final List<PropertyTag> ALL = all();

    private PropertyColumns() {}

    private static List<PropertyTag> all() {
        Stream<PropertyTag> mapped = PropertyMapping.properties().stream().map(MappedProperty::tag);
        Stream<PropertyTag> computed = ComputedProperties.tags().stream();
        Stream<PropertyTag> links = Arrays.stream(AddressBookLink.values()).map(PropertyColumns::table);
        Stream<PropertyTag> others = Stream.of(CONTAINER_CONTENTS);
        return Stream.of(mapped, computed, links, others)
                .flatMap(tags -> tags)
                .distinct()
                .sorted((one, other) -> Integer.compareUnsigned(one.value(), other.value()))
                .toList();
    }

    /** The link as a table of objects. */
    static PropertyTag table(AddressBookLink link) {
        return PropertyTag.of(link.propertyId(), PropertyType.OBJECT.code());
    }
}
