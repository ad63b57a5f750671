/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResortRestrictionRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResortRestrictionResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.servers.nspi.value.ClientValues;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.RestrictionMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Explicit Tables: those objects of a container that fit, or where a link leads. */
final class Matching {
    /** Rows that an Explicit Table may have; a PropertyTagArray_r could carry 100,001. */
    static final int MOST_ROWS = 50_000;

    private Matching() {}

    /** [MS-OXNSPI] 3.1.4.1.10 NspiGetMatches. */
    static NspiGetMatchesResponse getMatches(NspiCall call, NspiGetMatchesRequest request) throws NspiException {
        Stat stat = request.pStat();
        CodePage codePage = Position.codePage(stat);
        if (request.reserved1() != 0) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "Reserved1 is not 0");
        }
        int[] found = request.filter() == null ? linked(call, request) : filtered(call, request, codePage);
        PropertyRowSet rows = null;
        if (request.pPropTags() != null) {
            RowFormat format = RowFormat.of(request.pPropTags(), RowFormat.EPH_ID, codePage, call.caller());
            rows = RowQueries.rows(call, new RowReader(format, call.books()), found, found.length);
        }
        return new NspiGetMatchesResponse(
                stat.withContainerID(stat.currentRec()), Lists.ofMinimalIds(found), rows, ReturnCode.SUCCESS.value());
    }

    static NspiGetMatchesResponse refuse(NspiGetMatchesRequest request, ReturnCode code) {
        return new NspiGetMatchesResponse(request.pStat(), null, null, code.value());
    }

    private static int[] filtered(NspiCall call, NspiGetMatchesRequest request, CodePage codePage)
            throws NspiException {
        Stat stat = request.pStat();
        if (stat.sortType() != Position.SORT_DISPLAY_NAME && stat.sortType() != Position.SORT_PHONETIC_DISPLAY_NAME) {
            throw new NspiException(ReturnCode.GENERAL_FAILURE, "sort type " + stat.sortType());
        }
        AddressBookTable table = Position.table(stat, call.book());
        Restriction restriction = RestrictionMapper.map(request.filter(), new ClientValues(Optional.of(codePage)));
        int limit = (int) Math.min(request.ulRequested(), MOST_ROWS);
        Matches matches = call.book().matches(table, restriction, limit);
        if (matches.hasMore()) {
            throw new NspiException(ReturnCode.TABLE_TOO_BIG, "more than " + limit + " rows");
        }
        return matches.minimalIds();
    }

    private static int[] linked(NspiCall call, NspiGetMatchesRequest request) throws NspiException {
        Stat stat = request.pStat();
        AddressBookObject object = call.book()
                .object((int) stat.currentRec())
                .orElseThrow(() -> new NspiException(ReturnCode.GENERAL_FAILURE, "no object " + stat.currentRec()));
        PropertyTag tag = request.lpPropName() == null
                ? new PropertyTag((int) stat.containerID())
                : NamedProperties.tag(call.book(), request.lpPropName())
                        .orElseThrow(() -> new NspiException(ReturnCode.NOT_SUPPORTED, "a property without a tag"));
        AddressBookLink link = AddressBookLink.of(tag)
                .orElseThrow(() -> new NspiException(ReturnCode.NOT_SUPPORTED, "objects of " + tag));
        if (stat.sortType() == Position.SORT_DISPLAY_NAME_W && !Changes.isModifiable(link, object.displayType())) {
            throw new NspiException(ReturnCode.NOT_SUPPORTED, "changes of " + tag);
        }
        int[] found = sorted(call, stat, minimalIds(object.links(link)));
        if (found.length > Math.min(request.ulRequested(), MOST_ROWS)) {
            throw new NspiException(ReturnCode.TABLE_TOO_BIG, found.length + " rows");
        }
        return found;
    }

    private static int[] minimalIds(List<AddressBookObject> objects) {
        return objects.stream().mapToInt(AddressBookObject::minimalId).toArray();
    }

    private static int[] sorted(NspiCall call, Stat stat, int[] minimalIds) {
        AddressBookTable table = call.book().table(minimalIds, TableSort.DISPLAY_NAME, Position.locale(stat));
        int[] sorted = new int[table.size()];
        Arrays.setAll(sorted, table::minimalId);
        return sorted;
    }

    /** [MS-OXNSPI] 3.1.4.1.11 NspiResortRestriction; sorts by display name alone, as Exchange 2010 does (product behaviour 6). */
    static NspiResortRestrictionResponse resort(NspiCall call, NspiResortRestrictionRequest request)
            throws NspiException {
        Stat stat = request.pStat();
        Position.codePage(stat);
        if (stat.sortType() != Position.SORT_DISPLAY_NAME) {
            throw new NspiException(ReturnCode.GENERAL_FAILURE, "sort type " + stat.sortType());
        }
        int[] sorted = sorted(call, stat, Lists.minimalIds(request.pInMIds().aulPropTag()));
        Stat updated = stat.withTotalRecs(sorted.length);
        if (Arrays.stream(sorted).noneMatch(id -> id == (int) stat.currentRec())) {
            updated = updated.withCurrentRec(Position.MID_BEGINNING_OF_TABLE).withNumPos(0);
        }
        return new NspiResortRestrictionResponse(updated, Lists.ofMinimalIds(sorted), ReturnCode.SUCCESS.value());
    }

    static NspiResortRestrictionResponse refuse(NspiResortRestrictionRequest request, ReturnCode code) {
        return new NspiResortRestrictionResponse(request.pStat(), null, code.value());
    }
}
