/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.nspi.FlatUID;
import org.openchange.mapiproxy.idl.nspi.NspiGetIDsFromNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetIDsFromNamesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetNamesFromIDsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetNamesFromIDsResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyName;
import org.openchange.mapiproxy.idl.nspi.PropertyNameSet;
import org.openchange.mapiproxy.mapi.KnownProperties;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/**
 * Names of properties, which [MS-NSPI] 3.1.4.16 and 3.1.4.17 have and [MS-OXNSPI] leaves to the server. The properties of the directory, whose
 * identifiers are 0x8000 and above, make one set, GUID_NSPI; a name's number is the identifier.
 */
final class NamedProperties {
    private static final FlatUID SET = PropertyMapper.flatUid(AddressBookEntryId.PROVIDER);
    private static final FlatUID NO_SET = PropertyMapper.flatUid(new java.util.UUID(0, 0));

    private NamedProperties() {}

    /** [MS-NSPI] 3.1.4.16 NspiGetNamesFromIDs. */
    static NspiGetNamesFromIDsResponse getNamesFromIDs(NspiCall call, NspiGetNamesFromIDsRequest request) {
        boolean isOurs = isOurs(request.lpguid());
        List<PropertyTag> asked = request.pPropTags() == null
                ? call.book().columns().stream()
                        .filter(tag -> isOurs && isNamed(tag))
                        .toList()
                : Lists.tags(request.pPropTags());
        List<PropertyTag> tags = new ArrayList<>();
        List<PropertyName> names = new ArrayList<>();
        boolean isComplete = true;
        for (PropertyTag tag : asked) {
            boolean isKnown =
                    isOurs && isNamed(tag) && known(call.book(), tag.id()).isPresent();
            isComplete &= isKnown;
            tags.add(isKnown ? tag : PropertyTag.of(tag.id(), PropertyType.ERROR_CODE.code()));
            names.add(isKnown ? new PropertyName(SET, 0, tag.id()) : new PropertyName(NO_SET, 0, 0));
        }
        return new NspiGetNamesFromIDsResponse(
                Lists.ofTags(tags), PropertyNameSet.of(names), code(isComplete).value());
    }

    static NspiGetNamesFromIDsResponse refuse(NspiGetNamesFromIDsRequest request, ReturnCode code) {
        return new NspiGetNamesFromIDsResponse(null, null, code.value());
    }

    /** [MS-NSPI] 3.1.4.17 NspiGetIDsFromNames. None is ever made for a name that has none, whatever dwFlags say. */
    static NspiGetIDsFromNamesResponse getIDsFromNames(NspiCall call, NspiGetIDsFromNamesRequest request)
            throws NspiException {
        List<PropertyTag> tags = new ArrayList<>();
        boolean isComplete = true;
        for (PropertyName name : request.ppNames()) {
            if (name == null) {
                throw new NspiException(ReturnCode.INVALID_PARAMETER, "a name that is NULL");
            }
            Optional<PropertyTag> tag = tag(call.book(), name);
            isComplete &= tag.isPresent();
            tags.add(tag.orElse(PropertyTag.of(0, PropertyType.ERROR_CODE.code())));
        }
        return new NspiGetIDsFromNamesResponse(
                Lists.ofTags(tags), code(isComplete).value());
    }

    static NspiGetIDsFromNamesResponse refuse(NspiGetIDsFromNamesRequest request, ReturnCode code) {
        return new NspiGetIDsFromNamesResponse(null, code.value());
    }

    /** The property of a name; a name without a set is of ours. */
    static Optional<PropertyTag> tag(AddressBook book, PropertyName name) {
        return isOurs(name.lpguid()) ? known(book, name.lID()).filter(NamedProperties::isNamed) : Optional.empty();
    }

    /** Clients that mean any set leave the pointer out, or point to zeros. */
    private static boolean isOurs(FlatUID set) {
        return set == null || set.equals(NO_SET) || set.equals(SET);
    }

    private static Optional<PropertyTag> known(AddressBook book, int id) {
        return book.columns().stream().filter(column -> column.id() == id).findFirst();
    }

    private static boolean isNamed(PropertyTag tag) {
        return tag.id() >= KnownProperties.FIRST_NAMED_ID;
    }

    private static ReturnCode code(boolean isComplete) {
        return isComplete ? ReturnCode.SUCCESS : ReturnCode.ERRORS_RETURNED;
    }
}
