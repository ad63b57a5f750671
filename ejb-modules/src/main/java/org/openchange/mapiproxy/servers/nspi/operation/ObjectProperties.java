/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropListRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropListResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiQueryColumnsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryColumnsResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Which properties there are, and those of one object. */
final class ObjectProperties {
    /** [MS-OXNSPI] 2.2.1.13 NspiUnicodeProptypes. */
    private static final long UNICODE_PROPTYPES = 0x80000000L;

    private ObjectProperties() {}

    /** [MS-OXNSPI] 3.1.4.1.5 NspiQueryColumns. */
    static NspiQueryColumnsResponse queryColumns(NspiCall call, NspiQueryColumnsRequest request) {
        boolean isUnicode = (request.dwFlags() & UNICODE_PROPTYPES) != 0;
        List<PropertyTag> columns = call.book().columns().stream()
                .map(tag -> isUnicode ? tag : eightBit(tag))
                .toList();
        return new NspiQueryColumnsResponse(Lists.ofTags(columns), ReturnCode.SUCCESS.value());
    }

    static NspiQueryColumnsResponse refuse(NspiQueryColumnsRequest request, ReturnCode code) {
        return new NspiQueryColumnsResponse(null, code.value());
    }

    /** [MS-OXNSPI] 3.1.4.1.6 NspiGetPropList. */
    static NspiGetPropListResponse getPropList(NspiCall call, NspiGetPropListRequest request) throws NspiException {
        List<PropertyTag> tags = tags(call.book(), (int) request.dwMId(), request.dwFlags(), false);
        return new NspiGetPropListResponse(Lists.ofTags(tags), ReturnCode.SUCCESS.value());
    }

    static NspiGetPropListResponse refuse(NspiGetPropListRequest request, ReturnCode code) {
        return new NspiGetPropListResponse(null, code.value());
    }

    private static List<PropertyTag> tags(AddressBook book, int minimalId, long flags, boolean isUnicode)
            throws NspiException {
        AddressBookObject object = book.object(minimalId)
                .orElseThrow(() ->
                        new NspiException(ReturnCode.NOT_FOUND, "no object " + Integer.toUnsignedString(minimalId)));
        return object.tags().stream()
                .filter(tag -> (flags & RowFormat.SKIP_OBJECTS) == 0 || tag.type() != PropertyType.OBJECT.code())
                .map(tag -> isUnicode ? tag : eightBit(tag))
                .toList();
    }

    private static PropertyTag eightBit(PropertyTag tag) {
        boolean isString = (tag.type() & ~PropertyType.MULTIPLE) == PropertyType.STRING.code();
        return isString ? PropertyTag.of(tag.id(), tag.type() - 1) : tag;
    }

    /**
     * [MS-OXNSPI] 3.1.4.1.7 NspiGetProps. The container of the STAT is not looked at, as Exchange 2010 does (product behaviour 5): after
     * NspiGetMatches it is none.
     */
    static NspiGetPropsResponse getProps(NspiCall call, NspiGetPropsRequest request) throws NspiException {
        long number = request.pStat().codePage();
        boolean isUnicode = number == CodePage.WINUNICODE;
        int minimalId = (int) request.pStat().currentRec();
        List<PropertyTag> tags = request.pPropTags() == null
                ? tags(call.book(), minimalId, request.dwFlags(), isUnicode)
                : Lists.tags(request.pPropTags());
        boolean needsCodePage = !isUnicode || tags.stream().anyMatch(PropertyMapper::wants8Bit);
        Optional<CodePage> codePage = needsCodePage ? Optional.of(CodePage.required(number)) : Optional.empty();
        RowFormat format = RowFormat.of(tags, request.dwFlags(), codePage, call.caller());
        PropertyRow row = format.row(call.book().object(minimalId), call.books());
        ReturnCode code = RowFormat.hasErrors(row) ? ReturnCode.ERRORS_RETURNED : ReturnCode.SUCCESS;
        return new NspiGetPropsResponse(row, code.value());
    }

    static NspiGetPropsResponse refuse(NspiGetPropsRequest request, ReturnCode code) {
        return new NspiGetPropsResponse(null, code.value());
    }
}
