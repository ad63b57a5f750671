/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;

/** One object of a snapshot. Immutable; a small view that is made when it is asked for. Equal when the snapshot and the object are the same. */
public interface AddressBookObject {

    /** The snapshot that this is of. */
    AddressBook book();

    /** At least 0x10. */
    int minimalId();

    /** objectGUID. */
    UUID id();

    /** {@code /o=ORG/ou=GROUP/cn=Recipients/cn=alias}, as the directory spells it. */
    String legacyExchangeDn();

    /** The name in the directory, RFC 4514. */
    String directoryDn();

    /** The display name; for an object without one, its common name. */
    String displayName();

    DisplayType displayType();

    /** Whether it is kept out of every container; it is found by its names nevertheless. */
    boolean isHidden();

    /** The PermanentEntryID. */
    AddressBookEntryId entryId();

    /**
     * The value of a property. Text is always in Unicode, whether the tag asks for PtypString or PtypString8: the caller knows the code
     * page. A tag of type PtypUnspecified gets the property in its own type; any other type that is not the property's gets nothing.
     * The container id is 0. Links are answered as text where the tag asks for text: the legacyExchangeDN of what they lead to.
     *
     * @return empty when the object does not have it, for links as PtypObject, and for what {@link AddressBook#isReadThrough} names
     */
    Optional<PropertyValue> value(PropertyTag tag);

    /** The properties that this object has, text in Unicode, ascending; links as PtypObject; what is read through is left out. */
    List<PropertyTag> tags();

    /** Where a link leads: objects of this organization, in the order of the directory. What is not in the address book is left out. */
    List<AddressBookObject> links(AddressBookLink link);
}
