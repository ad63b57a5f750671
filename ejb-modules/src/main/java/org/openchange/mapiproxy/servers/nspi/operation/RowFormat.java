/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.entryid.EphemeralEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXNSPI] 3.1.4.1.7: the columns of rows, one for one and in the order of the property tags.
 *
 * @param tags what the client asked for; the same one twice gets two columns
 * @param isEphemeral whether PidTagEntryId is an ephemeral one (fEphID)
 * @param codePage of 8-bit strings
 * @param server what an ephemeral entry id carries
 */
record RowFormat(List<PropertyTag> tags, boolean isEphemeral, Optional<CodePage> codePage, UUID server) {
    /** [MS-OXNSPI] 2.2.1.11. */
    static final long SKIP_OBJECTS = 0x1;

    /** [MS-OXNSPI] 2.2.1.11. */
    static final long EPH_ID = 0x2;

    private static final int ENTRY_ID = 0x0FFF0102;
    private static final int ENTRY_ID_UNSPECIFIED = 0x0FFF0000;
    private static final long EPHEMERAL = 0x87;

    /** [MS-OXNSPI] 3.1.4.1.8: the columns of a client that names none. */
    private static final List<PropertyTag> STANDARD = List.of(
            new PropertyTag(0xFFFD0003), // PidTagAddressBookContainerId
            new PropertyTag(0x0FFE0003), // PidTagObjectType
            new PropertyTag(0x39000003), // PidTagDisplayType
            new PropertyTag(0x3001001E), // PidTagDisplayName
            new PropertyTag(0x3A1A001E), // PidTagPrimaryTelephoneNumber
            new PropertyTag(0x3A18001E), // PidTagDepartmentName
            new PropertyTag(0x3A19001E)); // PidTagOfficeLocation

    /** More than any client asks for; a row with as many columns is refused. */
    private static final int MOST_COLUMNS = 4096;

    RowFormat {
        tags = List.copyOf(tags);
    }

    /** @param sent the client's columns, or null for the standard ones */
    static RowFormat of(PropertyTagArray sent, long flags, CodePage codePage, NspiCaller caller) throws NspiException {
        List<PropertyTag> tags = sent == null ? STANDARD : Lists.tags(sent);
        return of(tags, flags, Optional.of(codePage), caller);
    }

    static RowFormat of(List<PropertyTag> tags, long flags, Optional<CodePage> codePage, NspiCaller caller)
            throws NspiException {
        if (tags.size() > MOST_COLUMNS) {
            throw new NspiException(ReturnCode.TABLE_TOO_BIG, tags.size() + " columns");
        }
        return new RowFormat(tags, (flags & EPH_ID) != 0, codePage, caller.server());
    }

    /** @param object empty for one that does not exist: all its columns are errors */
    PropertyRow row(Optional<AddressBookObject> object, AddressBooks books) {
        List<PropertyValue> columns = new ArrayList<>(tags.size());
        for (PropertyTag tag : tags) {
            columns.add(object.map(present -> column(present, tag, books))
                    .orElseGet(() -> PropertyMapper.error(tag, ReturnCode.NOT_FOUND)));
        }
        return Lists.row(columns);
    }

    private PropertyValue column(AddressBookObject object, PropertyTag tag, AddressBooks books) {
        if (isEphemeral && (tag.value() == ENTRY_ID || tag.value() == ENTRY_ID_UNSPECIFIED)) {
            return PropertyMapper.column(new PropertyTag(ENTRY_ID), Optional.of(ephemeral(object)), codePage);
        }
        if (!object.book().isReadThrough(tag)) {
            return PropertyMapper.column(tag, object.value(tag), codePage);
        }
        try {
            return PropertyMapper.column(tag, books.readThrough(object, tag), codePage);
        } catch (DirectoryException e) {
            System.getLogger(RowFormat.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> tag + " of " + object.legacyExchangeDn(), e);
            return PropertyMapper.error(tag, ReturnCode.OUT_OF_RESOURCES);
        }
    }

    private org.openchange.mapiproxy.mapi.PropertyValue ephemeral(AddressBookObject object) {
        WireWriter out = new WireWriter(EphemeralEntryId.SIZE);
        long displayType = object.displayType().value();
        new EphemeralEntryId(EPHEMERAL, server, 1, displayType, Integer.toUnsignedLong(object.minimalId())).write(out);
        return PropertyMapper.binary(out.toByteBuffer());
    }

    /** Whether a column of the row could not be filled. */
    static boolean hasErrors(PropertyRow row) {
        return row.lpProps().stream().anyMatch(column -> (column.ulPropTag() & 0xFFFF) == 0x000A);
    }
}
