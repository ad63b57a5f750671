/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.wire.WireWriter;

/** An object of a {@link FakeAddressBook}. */
public final class FakeObject implements AddressBookObject {
    private final FakeAddressBook book;
    private final int minimalId;
    private final String dn;
    private final String displayName;
    private final DisplayType displayType;
    private final Map<Integer, PropertyValue> values = new TreeMap<>();
    private final Map<AddressBookLink, List<AddressBookObject>> links = new HashMap<>();
    private final Map<Integer, PropertyTag> tags = new TreeMap<>();

    FakeObject(FakeAddressBook book, int minimalId, String dn, String displayName, DisplayType displayType) {
        this.book = book;
        this.minimalId = minimalId;
        this.dn = dn;
        this.displayName = displayName;
        this.displayType = displayType;
        with(0xFFFD0003, new PropertyValue.Integer32(0));
        with(0x0FFE0003, new PropertyValue.Integer32(displayType.objectType()));
        with(0x39000003, new PropertyValue.Integer32(displayType.value()));
        text(0x3001001F, displayName);
        WireWriter entryId = new WireWriter();
        entryId().write(entryId);
        with(0x0FFF0102, new PropertyValue.Binary(PropertyType.BINARY, entryId.toByteBuffer()));
    }

    public FakeObject with(int tag, PropertyValue value) {
        values.put(tag >>> 16, value);
        tags.put(tag >>> 16, new PropertyTag(tag));
        return this;
    }

    public FakeObject text(int tag, String text) {
        return with(tag, new PropertyValue.Unicode(text));
    }

    public FakeObject texts(int tag, String... texts) {
        List<PropertyValue> all = new ArrayList<>();
        for (String text : texts) {
            all.add(new PropertyValue.Unicode(text));
        }
        return with(tag, new MultipleValue(PropertyType.STRING, all));
    }

    public FakeObject link(AddressBookLink link, AddressBookObject... to) {
        links.put(link, List.of(to));
        tags.put(link.propertyId(), PropertyTag.of(link.propertyId(), PropertyType.OBJECT.code()));
        return this;
    }

    @Override
    public AddressBook book() {
        return book;
    }

    @Override
    public int minimalId() {
        return minimalId;
    }

    @Override
    public UUID id() {
        return new UUID(1, minimalId);
    }

    @Override
    public String legacyExchangeDn() {
        return dn;
    }

    @Override
    public String directoryDn() {
        return "CN=" + displayName + ",DC=example,DC=test";
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public DisplayType displayType() {
        return displayType;
    }

    @Override
    public boolean isHidden() {
        return false;
    }

    @Override
    public AddressBookEntryId entryId() {
        return new AddressBookEntryId(0, 1, displayType.value(), dn);
    }

    @Override
    public Optional<PropertyValue> value(PropertyTag tag) {
        return Optional.ofNullable(values.get(tag.id())).filter(value -> fits(tag.type(), value.type()));
    }

    private static boolean fits(int asked, int own) {
        boolean isText = (own & ~PropertyType.MULTIPLE) == PropertyType.STRING.code();
        return asked == 0 || asked == own || isText && asked == own - 1;
    }

    @Override
    public List<PropertyTag> tags() {
        return List.copyOf(tags.values());
    }

    @Override
    public List<AddressBookObject> links(AddressBookLink link) {
        return links.getOrDefault(link, List.of());
    }
}
