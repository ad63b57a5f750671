/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.Locale;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.SortLocales;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/**
 * [MS-OXNSPI] 3.1.4.5 Positioning in a Table: where a STAT is in the table that it names.
 *
 * @param table rows of the container, sorted as the STAT says
 * @param start the row that CurrentRec or the fraction names; the number of rows for the end of the table
 * @param row the row after applying Delta; the number of rows for the end of the table
 */
record Position(AddressBookTable table, int start, int row) {
    static final int MID_BEGINNING_OF_TABLE = 0;
    static final int MID_CURRENT = 1;
    static final int MID_END_OF_TABLE = 2;

    static final int SORT_DISPLAY_NAME = 0;
    static final int SORT_PHONETIC_DISPLAY_NAME = 3;
    static final int SORT_DISPLAY_NAME_RO = 0x3E8;
    static final int SORT_DISPLAY_NAME_W = 0x3E9;

    /**
     * @throws NspiException {@code InvalidBookmark} for a container that does not exist, {@code NotFound} for an object that is not in it
     */
    static Position of(Stat stat, AddressBook book) throws NspiException {
        AddressBookTable table = table(stat, book);
        int start = start(stat, table);
        return new Position(table, start, moved(start, stat.delta(), table.size()));
    }

    /** The rows of a STAT's container in its order. */
    static AddressBookTable table(Stat stat, AddressBook book) throws NspiException {
        TableSort sort = sort(stat);
        int container = (int) stat.containerID();
        if (book.container(container).isEmpty()) {
            throw new NspiException(ReturnCode.INVALID_BOOKMARK, "container " + stat.containerID());
        }
        return book.table(container, sort, locale(stat));
    }

    static TableSort sort(Stat stat) throws NspiException {
        return switch ((int) stat.sortType()) {
            case SORT_DISPLAY_NAME, SORT_DISPLAY_NAME_RO, SORT_DISPLAY_NAME_W -> TableSort.DISPLAY_NAME;
            case SORT_PHONETIC_DISPLAY_NAME -> TableSort.PHONETIC_DISPLAY_NAME;
            default -> throw new NspiException(ReturnCode.GENERAL_FAILURE, "sort type " + stat.sortType());
        };
    }

    /** The locale that is closest to SortLocale: its own, or the default one. */
    static Locale locale(Stat stat) {
        return SortLocales.of((int) stat.sortLocale())
                .or(() -> SortLocales.of(SortLocales.DEFAULT))
                .orElse(Locale.US);
    }

    /** 8-bit strings of a STAT: none are possible with CP_WINUNICODE, so that it is refused, as is one that is not known. */
    static CodePage codePage(Stat stat) throws NspiException {
        return CodePage.required(stat.codePage());
    }

    private static int start(Stat stat, AddressBookTable table) throws NspiException {
        int size = table.size();
        return switch ((int) stat.currentRec()) {
            case MID_BEGINNING_OF_TABLE -> 0;
            case MID_END_OF_TABLE -> size;
            case MID_CURRENT -> fraction(stat, size);
            default -> table.position((int) stat.currentRec())
                    .orElseThrow(
                            () -> new NspiException(ReturnCode.NOT_FOUND, "no row of object " + stat.currentRec()));
        };
    }

    /** [MS-OXNSPI] 3.1.4.5.2 Fractional Positioning. A client that knows of no rows means the beginning. */
    private static int fraction(Stat stat, int size) {
        if (stat.totalRecs() == 0) {
            return 0;
        }
        // At most 2^31 * 2^32, and so within 64 bits.
        return (int) Math.min(size * stat.numPos() / stat.totalRecs(), size);
    }

    private static int moved(int start, int delta, int size) {
        return (int) Math.max(0, Math.min((long) start + delta, size));
    }

    /** How many rows lie between the start and the row; negative towards the beginning. */
    int distance() {
        return row - start;
    }

    /** The same table, some rows further on. */
    Position advanced(int rows) {
        return new Position(table, start, moved(row, rows, table.size()));
    }

    /** A STAT that is at this row; what does not say where it is stays as it was. */
    Stat write(Stat stat) {
        boolean isEnd = row >= table.size();
        return stat.withCurrentRec(isEnd ? MID_END_OF_TABLE : Integer.toUnsignedLong(table.minimalId(row)))
                .withDelta(0)
                .withNumPos(row)
                .withTotalRecs(table.size());
    }
}
