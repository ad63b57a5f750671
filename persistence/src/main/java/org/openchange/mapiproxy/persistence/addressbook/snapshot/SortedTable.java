/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.OptionalInt;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;

/** Ordinals in an order: twelve bytes for each row. */
final class SortedTable implements AddressBookTable {
    private final AddressBookSnapshot book;
    private final TableOrder order;
    private final int[] rows;
    private final int[] sortedOrdinals;
    private final int[] positions;

    /** @param rows in this order; not changed any more */
    SortedTable(AddressBookSnapshot book, TableOrder order, int[] rows) {
        this.book = book;
        this.order = order;
        this.rows = rows;
        sortedOrdinals = new int[rows.length];
        positions = new int[rows.length];
        long[] pairs = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            pairs[i] = (long) rows[i] << 32 | i;
        }
        Arrays.sort(pairs);
        for (int i = 0; i < rows.length; i++) {
            sortedOrdinals[i] = (int) (pairs[i] >>> 32);
            positions[i] = (int) pairs[i];
        }
    }

    AddressBookSnapshot book() {
        return book;
    }

    TableOrder order() {
        return order;
    }

    int ordinal(int position) {
        return rows[Objects.checkIndex(position, rows.length)];
    }

    /** Where rows of these ordinals are, ascending; ordinals that are in no row are left out. */
    int[] positions(BitSet ordinals) {
        return ordinals.stream()
                .map(ordinal -> Arrays.binarySearch(sortedOrdinals, ordinal))
                .filter(found -> found >= 0)
                .map(found -> positions[found])
                .sorted()
                .toArray();
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public AddressBookObject row(int position) {
        return book.at(ordinal(position));
    }

    @Override
    public int minimalId(int position) {
        return book.entry(ordinal(position)).minimalId();
    }

    @Override
    public OptionalInt position(int minimalId) {
        int ordinal = book.ordinal(minimalId);
        int found = ordinal < 0 ? -1 : Arrays.binarySearch(sortedOrdinals, ordinal);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(positions[found]);
    }

    @Override
    public int seek(String text) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (order.names().compare(order.name(book, rows[middle]), text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long bytes() {
        return 12L * rows.length;
    }
}
