/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.openchange.mapiproxy.persistence.addressbook.DisplayType.DISTRIBUTION_LIST;
import static org.openchange.mapiproxy.persistence.addressbook.DisplayType.MAIL_USER;
import static org.openchange.mapiproxy.persistence.addressbook.DisplayType.REMOTE_MAIL_USER;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.wire.WireWriter;

/** The properties that are no attribute, but follow from what the object is ([MS-OXOABK] 2.2.3). */
final class ComputedProperties {
    private static final String EXCHANGE = "EX";
    private static final String PRIMARY_SMTP = "SMTP:";
    /** [MS-OXOABK] 2.2.3.12: DTE_FLAG_ACL_CAPABLE, of a person. */
    private static final int ACL_CAPABLE_PERSON = 0x40000000;

    private static final Map<Integer, Computed> BY_ID = new HashMap<>();

    /** @param value null when the object does not have it */
    private record Computed(PropertyTag tag, Function<SnapshotObject, PropertyValue> value) {}

    static {
        add(0x0FF60102, object -> Values.binary(instanceKey(object)));
        add(0x0FF80102, object -> Values.binary(mappingSignature()));
        add(0x0FF90102, object -> Values.binary(entryId(object)));
        add(0x0FFE0003, object -> Values.number(object.displayType().objectType()));
        add(0x0FFF0102, object -> Values.binary(entryId(object)));
        add(0x3001001F, object -> Values.text(object.displayName()));
        add(0x3002001F, object -> Values.text(EXCHANGE));
        add(0x3003001F, object -> Values.text(object.legacyExchangeDn()));
        add(0x300B0102, object -> Values.binary(searchKey(object)));
        add(0x36000003, ComputedProperties::containerFlags);
        add(0x39000003, object -> Values.number(object.displayType().value()));
        add(0x39020102, object -> Values.binary(entryId(object)));
        add(0x39050003, object -> Values.number(displayTypeEx(object)));
        add(0x39FE001F, ComputedProperties::smtpAddress);
        add(0x39FF001F, ComputedProperties::displayNamePrintable);
        add(0x3A20001F, object -> Values.text(object.displayName()));
        add(0x3A40000B, object -> Values.bool(sendRichInfo(object)));
        add(0x3F080003, object -> Values.number(0));
        add(0x803C001F, object -> Values.text(object.legacyExchangeDn()));
        add(0x8C6D0102, object -> Values.binary(guid(object)));
        add(0x8C930003, object -> Values.number(displayTypeEx(object)));
        add(0x8CE20003, ComputedProperties::memberCount);
        add(0xFFFD0003, object -> Values.number(AddressBook.GLOBAL_ADDRESS_LIST));
    }

    private ComputedProperties() {}

    private static void add(int tag, Function<SnapshotObject, PropertyValue> value) {
        PropertyTag own = new PropertyTag(tag);
        BY_ID.put(own.id(), new Computed(own, value));
    }

    static boolean has(int id) {
        return BY_ID.containsKey(id);
    }

    static List<PropertyTag> tags() {
        return BY_ID.values().stream().map(Computed::tag).toList();
    }

    /** @return null when the object does not have it, or not in this type */
    static PropertyValue value(PropertyTag asked, SnapshotObject object) {
        Computed computed = BY_ID.get(asked.id());
        return Values.isAskedFor(asked, computed.tag()) ? computed.value().apply(object) : null;
    }

    private static ByteBuffer entryId(AddressBookObject object) {
        WireWriter out = new WireWriter();
        object.entryId().write(out);
        return ByteBuffer.wrap(out.toByteArray());
    }

    private static ByteBuffer instanceKey(AddressBookObject object) {
        return ByteBuffer.wrap(new WireWriter().putInt(object.minimalId()).toByteArray());
    }

    private static ByteBuffer mappingSignature() {
        return ByteBuffer.wrap(
                new WireWriter().putGuid(AddressBookEntryId.PROVIDER).toByteArray());
    }

    private static ByteBuffer guid(AddressBookObject object) {
        return ByteBuffer.wrap(new WireWriter().putGuid(object.id()).toByteArray());
    }

    /** Ends with a zero byte, as the clients make it. */
    private static ByteBuffer searchKey(AddressBookObject object) {
        String key = EXCHANGE + ":" + object.legacyExchangeDn().toUpperCase(Locale.ROOT) + "\0";
        return ByteBuffer.wrap(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static PropertyValue containerFlags(SnapshotObject object) {
        return object.displayType() == DISTRIBUTION_LIST
                ? Values.number(AddressBookContainer.RECIPIENTS | AddressBookContainer.UNMODIFIABLE)
                : null;
    }

    private static int displayTypeEx(SnapshotObject object) {
        long stored = object.text(Attributes.RECIPIENT_DISPLAY_TYPE)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        if (stored != 0) {
            return (int) stored;
        }
        return object.displayType() == MAIL_USER
                ? ACL_CAPABLE_PERSON
                : object.displayType().value();
    }

    private static PropertyValue smtpAddress(SnapshotObject object) {
        return object.texts(Attributes.PROXY_ADDRESSES).stream()
                .filter(proxy -> proxy.startsWith(PRIMARY_SMTP))
                .map(proxy -> proxy.substring(PRIMARY_SMTP.length()))
                .findFirst()
                .or(() -> object.text(Attributes.MAIL))
                .map(Values::text)
                .orElse(null);
    }

    private static PropertyValue displayNamePrintable(SnapshotObject object) {
        return Values.text(object.text("displayNamePrintable").orElseGet(object::displayName));
    }

    /** Who has no mailbox here gets formatting only where the directory says so. */
    private static boolean sendRichInfo(SnapshotObject object) {
        return object.text("mAPIRecipient").map(Values::isTrue).orElse(object.displayType() != REMOTE_MAIL_USER);
    }

    private static PropertyValue memberCount(SnapshotObject object) {
        if (object.displayType() != DISTRIBUTION_LIST) {
            return null;
        }
        return object.text("msExchGroupMemberCount")
                .map(text -> Values.of(new PropertyTag(0x8CE20003), List.of(text)))
                .orElseGet(
                        () -> Values.number(object.links(AddressBookLink.MEMBER).size()));
    }
}
