/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping.MappedProperty;
import org.openchange.mapiproxy.persistence.directory.Attributes;

/** One object of a snapshot, unpacked as far as it is looked at. */
record SnapshotObject(AddressBookSnapshot snapshot, PackedEntry entry) implements AddressBookObject {
    private static final String PRIVATE_DATABASE = "/cn=Microsoft Private MDB";
    private static final String HOME_SERVER = "msExchHomeServerName";
    private static final String HIDE_MEMBERS = "hideDLMembership";

    @Override
    public AddressBook book() {
        return snapshot;
    }

    @Override
    public int minimalId() {
        return entry.minimalId();
    }

    @Override
    public UUID id() {
        return entry.id();
    }

    @Override
    public String legacyExchangeDn() {
        return text(Attributes.LEGACY_EXCHANGE_DN).orElse("");
    }

    @Override
    public String directoryDn() {
        return snapshot.codec().dn(entry.dn());
    }

    @Override
    public String displayName() {
        return text(Attributes.DISPLAY_NAME)
                .or(() -> text(Attributes.COMMON_NAME))
                .orElse("");
    }

    @Override
    public DisplayType displayType() {
        return entry.type();
    }

    @Override
    public boolean isHidden() {
        return entry.isHidden();
    }

    @Override
    public AddressBookEntryId entryId() {
        return new AddressBookEntryId(0, 1, displayType().value(), legacyExchangeDn());
    }

    /** The first value of a mapped attribute. */
    Optional<String> text(String attribute) {
        return snapshot.codec().text(entry.attributes(), PropertyMapping.attribute(attribute));
    }

    List<String> texts(String attribute) {
        return snapshot.codec().texts(entry.attributes(), PropertyMapping.attribute(attribute));
    }

    @Override
    public Optional<PropertyValue> value(PropertyTag tag) {
        if (ComputedProperties.has(tag.id())) {
            return Optional.ofNullable(ComputedProperties.value(tag, this));
        }
        Optional<MappedProperty> mapped = PropertyMapping.property(tag.id());
        if (mapped.isPresent()) {
            return mapped.filter(property -> Values.isAskedFor(tag, property.tag()))
                    .flatMap(this::value);
        }
        return AddressBookLink.of(tag).filter(link -> Values.isText(tag.type())).flatMap(link -> names(link, tag));
    }

    private Optional<PropertyValue> value(MappedProperty property) {
        if (property.isAway()) {
            return Optional.empty();
        }
        List<String> values = snapshot.codec().texts(entry.attributes(), property.attribute());
        return values.isEmpty() ? Optional.empty() : Optional.ofNullable(Values.of(property.tag(), values));
    }

    private Optional<PropertyValue> names(AddressBookLink link, PropertyTag tag) {
        List<String> names = links(link).stream()
                .map(AddressBookObject::legacyExchangeDn)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (names.isEmpty() && link == AddressBookLink.HOME_MESSAGE_DATABASE) {
            names = text(HOME_SERVER).map(server -> server + PRIVATE_DATABASE).stream()
                    .toList();
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Values.isMultiple(tag) ? Values.texts(names) : Values.text(names.get(0)));
    }

    @Override
    public List<PropertyTag> tags() {
        return PropertyColumns.ALL.stream().filter(this::has).toList();
    }

    /** In whatever type. */
    boolean hasProperty(int id) {
        return AddressBookLink.of(PropertyTag.of(id, PropertyType.OBJECT.code()))
                        .filter(link -> linked(link).length > 0)
                        .isPresent()
                || value(PropertyTag.of(id, PropertyType.UNSPECIFIED.code())).isPresent();
    }

    private boolean has(PropertyTag tag) {
        if (tag.equals(PropertyColumns.CONTAINER_CONTENTS)) {
            return displayType() == DisplayType.DISTRIBUTION_LIST;
        }
        if (tag.type() == PropertyType.OBJECT.code()) {
            return AddressBookLink.of(tag)
                    .filter(link -> linked(link).length > 0)
                    .isPresent();
        }
        return value(tag).isPresent();
    }

    @Override
    public List<AddressBookObject> links(AddressBookLink link) {
        return Arrays.stream(linked(link))
                .mapToObj(snapshot::at)
                .map(AddressBookObject.class::cast)
                .toList();
    }

    private int[] linked(AddressBookLink link) {
        return link == AddressBookLink.MEMBER && hidesMembers() ? new int[0] : snapshot.linked(entry, link);
    }

    private boolean hidesMembers() {
        return text(HIDE_MEMBERS).filter(Values::isTrue).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SnapshotObject that && snapshot == that.snapshot && entry == that.entry;
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }

    @Override
    public String toString() {
        return legacyExchangeDn();
    }
}
