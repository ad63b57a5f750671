/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.NspiCompareMIdsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetIDsFromNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetNamesFromIDsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropListRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetSpecialTableRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetTemplateInfoRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModLinkAttRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryColumnsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResortRestrictionRequest;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatRequest;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.servers.nspi.operation.Operation.Cost;
import org.openchange.mapiproxy.servers.nspi.operation.Operation.Costs;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** All operations of a session, by opnum: those of [MS-OXNSPI] 3.1.4.1 but NspiBind and NspiUnbind, and two of [MS-NSPI]. */
public final class Operations {
    /** Up to as many objects, nothing in memory takes long. */
    private static final int FEW_OBJECTS = 2000;

    private static final Map<Integer, Operation<?>> BY_OPNUM = Map.ofEntries(
            entry(
                    2,
                    new Operation<>(
                            NspiUpdateStatRequest.class,
                            NspiUpdateStatRequest::hRpc,
                            Costs.always(Cost.LONG),
                            Navigation::updateStat,
                            Navigation::refuse)),
            entry(
                    3,
                    new Operation<>(
                            NspiQueryRowsRequest.class,
                            NspiQueryRowsRequest::hRpc,
                            Costs.columns(Cost.LONG, NspiQueryRowsRequest::pPropTags),
                            RowQueries::queryRows,
                            RowQueries::refuse)),
            entry(
                    4,
                    new Operation<>(
                            NspiSeekEntriesRequest.class,
                            NspiSeekEntriesRequest::hRpc,
                            Costs.columns(Cost.LONG, NspiSeekEntriesRequest::pPropTags),
                            RowQueries::seekEntries,
                            RowQueries::refuse)),
            entry(
                    5,
                    new Operation<>(
                            NspiGetMatchesRequest.class,
                            NspiGetMatchesRequest::hRpc,
                            Costs.columns(Cost.LONG, NspiGetMatchesRequest::pPropTags),
                            Matching::getMatches,
                            Matching::refuse)),
            entry(
                    6,
                    new Operation<>(
                            NspiResortRestrictionRequest.class,
                            NspiResortRestrictionRequest::hRpc,
                            Costs.always(Cost.LONG),
                            Matching::resort,
                            Matching::refuse)),
            entry(
                    7,
                    new Operation<>(
                            NspiDNToMIdRequest.class,
                            NspiDNToMIdRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            NameLookup::dnToMId,
                            NameLookup::refuse)),
            entry(
                    8,
                    new Operation<>(
                            NspiGetPropListRequest.class,
                            NspiGetPropListRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            ObjectProperties::getPropList,
                            ObjectProperties::refuse)),
            entry(
                    9,
                    new Operation<>(
                            NspiGetPropsRequest.class,
                            NspiGetPropsRequest::hRpc,
                            Costs.columns(Cost.QUICK, NspiGetPropsRequest::pPropTags),
                            ObjectProperties::getProps,
                            ObjectProperties::refuse)),
            entry(
                    10,
                    new Operation<>(
                            NspiCompareMIdsRequest.class,
                            NspiCompareMIdsRequest::hRpc,
                            Costs.always(Cost.LONG),
                            Navigation::compareMIds,
                            Navigation::refuse)),
            entry(
                    11,
                    new Operation<>(
                            NspiModPropsRequest.class,
                            NspiModPropsRequest::hRpc,
                            Costs.always(Cost.WAITS),
                            Changes::modProps,
                            Changes::refuse)),
            entry(
                    12,
                    new Operation<>(
                            NspiGetSpecialTableRequest.class,
                            NspiGetSpecialTableRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            SpecialTables::getSpecialTable,
                            SpecialTables::refuse)),
            entry(
                    13,
                    new Operation<>(
                            NspiGetTemplateInfoRequest.class,
                            NspiGetTemplateInfoRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            TemplateInformation::getTemplateInfo,
                            TemplateInformation::refuse)),
            entry(
                    14,
                    new Operation<>(
                            NspiModLinkAttRequest.class,
                            NspiModLinkAttRequest::hRpc,
                            Costs.always(Cost.WAITS),
                            Changes::modLinkAtt,
                            Changes::refuse)),
            entry(
                    16,
                    new Operation<>(
                            NspiQueryColumnsRequest.class,
                            NspiQueryColumnsRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            ObjectProperties::queryColumns,
                            ObjectProperties::refuse)),
            entry(
                    17,
                    new Operation<>(
                            NspiGetNamesFromIDsRequest.class,
                            NspiGetNamesFromIDsRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            NamedProperties::getNamesFromIDs,
                            NamedProperties::refuse)),
            entry(
                    18,
                    new Operation<>(
                            NspiGetIDsFromNamesRequest.class,
                            NspiGetIDsFromNamesRequest::hRpc,
                            Costs.always(Cost.QUICK),
                            NamedProperties::getIDsFromNames,
                            NamedProperties::refuse)),
            entry(
                    19,
                    new Operation<>(
                            NspiResolveNamesRequest.class,
                            NspiResolveNamesRequest::hRpc,
                            Costs.columns(Cost.LONG, NspiResolveNamesRequest::pPropTags),
                            NameLookup::resolveNames,
                            NameLookup::refuse)),
            entry(
                    20,
                    new Operation<>(
                            NspiResolveNamesWRequest.class,
                            NspiResolveNamesWRequest::hRpc,
                            Costs.columns(Cost.LONG, NspiResolveNamesWRequest::pPropTags),
                            NameLookup::resolveNamesW,
                            NameLookup::refuse)));

    private Operations() {}

    /** Whether there is this operation; a client that calls another gets a fault. */
    public static boolean has(int opnum) {
        return BY_OPNUM.containsKey(opnum);
    }

    /** The session that a request names. */
    public static ContextHandle handle(Request request) {
        return operation(request).handleOf(request);
    }

    /** Whether performing it may take longer than an event loop has time for. */
    public static boolean takesTime(Request request, AddressBook book) {
        return switch (operation(request).cost(book, request)) {
            case QUICK -> false;
            case LONG -> book.size() > FEW_OBJECTS;
            case WAITS -> true;
        };
    }

    public static Response perform(NspiCall call, Request request) {
        return operation(request).perform(call, request);
    }

    /** The answer with an error code and nothing else. */
    public static Response refuse(Request request, ReturnCode code) {
        return operation(request).refuse(request, code);
    }

    private static Operation<?> operation(Request request) {
        return Optional.<Operation<?>>ofNullable(BY_OPNUM.get(request.opnum()))
                .orElseThrow(() -> new IllegalArgumentException("opnum " + request.opnum()));
    }
}
