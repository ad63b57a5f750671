/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.servers.nspi.value.ClientValues;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Rows of the table of a container, or of a list of objects that a client got before (an Explicit Table). */
final class RowQueries {
    private static final int DISPLAY_NAME = 0x3001;

    /** Rows that NspiSeekEntries returns: a page of a client's list. */
    private static final int SEEK_ROWS = 50;

    private RowQueries() {}

    /** [MS-OXNSPI] 3.1.4.1.8 NspiQueryRows. */
    static NspiQueryRowsResponse queryRows(NspiCall call, NspiQueryRowsRequest request) throws NspiException {
        CodePage codePage = Position.codePage(request.pStat());
        List<Long> explicit = request.lpETable();
        if (explicit == null && request.count() == 0) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "no rows asked for");
        }
        RowFormat format = RowFormat.of(request.pPropTags(), request.dwFlags(), codePage, call.caller());
        RowReader reader = new RowReader(format, call.books());
        if (explicit != null) {
            long count = request.count() == 0 ? explicit.size() : Math.min(request.count(), explicit.size());
            PropertyRowSet rows = rows(call, reader, Lists.minimalIds(explicit), count);
            return new NspiQueryRowsResponse(request.pStat(), rows, ReturnCode.SUCCESS.value());
        }
        Position position = Position.of(request.pStat(), call.book());
        List<PropertyRow> rows = rows(reader, position.table(), position.row(), request.count());
        Stat moved = position.advanced(rows.size()).write(request.pStat());
        return new NspiQueryRowsResponse(moved, Lists.rows(rows), ReturnCode.SUCCESS.value());
    }

    static NspiQueryRowsResponse refuse(NspiQueryRowsRequest request, ReturnCode code) {
        return new NspiQueryRowsResponse(request.pStat(), null, code.value());
    }

    /** Rows of an Explicit Table from its beginning; an object that does not exist has a row of errors. */
    static PropertyRowSet rows(NspiCall call, RowReader reader, int[] minimalIds, long count) {
        return Lists.rows(reader.read(count, row -> call.book().object(minimalIds[row])));
    }

    private static List<PropertyRow> rows(RowReader reader, AddressBookTable table, int first, long count) {
        return reader.read(Math.min(count, table.size() - first), row -> Optional.of(table.row(first + row)));
    }

    /** [MS-OXNSPI] 3.1.4.1.9 NspiSeekEntries. */
    static NspiSeekEntriesResponse seekEntries(NspiCall call, NspiSeekEntriesRequest request) throws NspiException {
        CodePage codePage = Position.codePage(request.pStat());
        if (request.reserved() != 0) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "Reserved is not 0");
        }
        if (request.pStat().sortType() != Position.SORT_DISPLAY_NAME) {
            throw new NspiException(
                    ReturnCode.GENERAL_FAILURE, "sort type " + request.pStat().sortType());
        }
        AddressBookTable table = Position.table(request.pStat(), call.book());
        int sought = table.seek(target(request, codePage));
        return request.lpETable() == null
                ? seekTable(call, request, table, sought)
                : seekExplicit(call, request, table, sought);
    }

    static NspiSeekEntriesResponse refuse(NspiSeekEntriesRequest request, ReturnCode code) {
        return new NspiSeekEntriesResponse(request.pStat(), null, code.value());
    }

    private static String target(NspiSeekEntriesRequest request, CodePage codePage) throws NspiException {
        PropertyTag tag = new PropertyTag((int) request.pTarget().ulPropTag());
        boolean isString = tag.type() == PropertyType.STRING.code() || tag.type() == PropertyType.STRING8.code();
        if (tag.id() != DISPLAY_NAME || !isString) {
            throw new NspiException(ReturnCode.GENERAL_FAILURE, "seeks " + tag);
        }
        return new ClientValues(Optional.of(codePage)).text(request.pTarget().value());
    }

    private static NspiSeekEntriesResponse seekTable(
            NspiCall call, NspiSeekEntriesRequest request, AddressBookTable table, int sought) throws NspiException {
        if (sought >= table.size()) {
            throw new NspiException(ReturnCode.NOT_FOUND, "no such row");
        }
        Stat found = found(request.pStat(), table.minimalId(sought), sought, table.size());
        PropertyRowSet rows = null;
        if (request.pPropTags() != null) {
            rows = Lists.rows(rows(reader(call, request), table, sought, SEEK_ROWS));
        }
        return new NspiSeekEntriesResponse(found, rows, ReturnCode.SUCCESS.value());
    }

    private static NspiSeekEntriesResponse seekExplicit(
            NspiCall call, NspiSeekEntriesRequest request, AddressBookTable table, int sought) throws NspiException {
        int[] explicit = Lists.minimalIds(request.lpETable().aulPropTag());
        int row = firstAtOrAfter(sought, explicit, table, call);
        if (row >= explicit.length) {
            throw new NspiException(ReturnCode.NOT_FOUND, "no such row");
        }
        Stat found = found(request.pStat(), explicit[row], row, explicit.length);
        PropertyRowSet rows = null;
        if (request.pPropTags() != null) {
            int[] rest = java.util.Arrays.copyOfRange(explicit, row, explicit.length);
            rows = rows(call, reader(call, request), rest, rest.length);
        }
        return new NspiSeekEntriesResponse(found, rows, ReturnCode.SUCCESS.value());
    }

    /** What was deleted since the list was made is passed over; anything else that is not of this table in its order is refused. */
    private static int firstAtOrAfter(int sought, int[] explicit, AddressBookTable table, NspiCall call)
            throws NspiException {
        int found = explicit.length;
        int last = -1;
        for (int row = 0; row < explicit.length; row++) {
            OptionalInt position = table.position(explicit[row]);
            boolean isGone =
                    position.isEmpty() && call.book().object(explicit[row]).isEmpty();
            if (!isGone && position.orElse(-1) <= last) {
                throw new NspiException(
                        ReturnCode.INVALID_PARAMETER, "an Explicit Table that is not of this container");
            }
            last = position.orElse(last);
            if (found == explicit.length && position.orElse(-1) >= sought) {
                found = row;
            }
        }
        return found;
    }

    private static Stat found(Stat stat, int minimalId, int row, int size) {
        return stat.withCurrentRec(Integer.toUnsignedLong(minimalId))
                .withNumPos(row)
                .withTotalRecs(size);
    }

    private static RowReader reader(NspiCall call, NspiSeekEntriesRequest request) throws NspiException {
        CodePage codePage = Position.codePage(request.pStat());
        return new RowReader(
                RowFormat.of(request.pPropTags(), RowFormat.EPH_ID, codePage, call.caller()), call.books());
    }
}
