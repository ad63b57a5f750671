/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.Locale;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;

/** In which order the rows of a table are. Those of equal names are in the order of their ordinals, which is that of minimal ids. */
record TableOrder(TableSort sort, Locale locale) {

    NameOrder names() {
        return NameOrder.of(locale);
    }

    /** By what an object is sorted. */
    String name(AddressBookSnapshot book, int ordinal) {
        return sort == TableSort.PHONETIC_DISPLAY_NAME ? book.phoneticName(ordinal) : book.displayName(ordinal);
    }

    /** The same ordinals in this order. */
    int[] sorted(AddressBookSnapshot book, int[] ordinals) {
        NameOrder names = names();
        Row[] rows = new Row[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            rows[i] = new Row(names.key(name(book, ordinals[i])), ordinals[i]);
        }
        Arrays.sort(rows);
        return Arrays.stream(rows).mapToInt(Row::ordinal).toArray();
    }

    /**
     * Puts ordinals into rows that are in order already. Far cheaper than sorting all when there are few.
     *
     * @param rows in this order
     * @param others in any order, and none of the rows
     */
    int[] merged(AddressBookSnapshot book, int[] rows, int[] others) {
        NameOrder names = names();
        int[] added = sorted(book, others);
        int[] all = new int[rows.length + added.length];
        int from = 0;
        for (int i = 0; i < added.length; i++) {
            int to = place(book, rows, new Row(names.key(name(book, added[i])), added[i]));
            System.arraycopy(rows, from, all, from + i, to - from);
            all[to + i] = added[i];
            from = to;
        }
        System.arraycopy(rows, from, all, from + added.length, rows.length - from);
        return all;
    }

    private int place(AddressBookSnapshot book, int[] rows, Row added) {
        NameOrder names = names();
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (new Row(names.key(name(book, rows[middle])), rows[middle]).compareTo(added) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record Row(byte[] key, int ordinal) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byName = Arrays.compareUnsigned(key, other.key);
            return byName != 0 ? byName : Integer.compare(ordinal, other.ordinal);
        }
    }
}
