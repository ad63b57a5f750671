/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.BitSet;

/** Makes a table of a snapshot from the same table of the snapshot before: only what changed is sorted. */
final class TableSuccessor {
    private final AddressBookSnapshot book;
    private final SortedTable before;

    TableSuccessor(AddressBookSnapshot book, SortedTable before) {
        this.book = book;
        this.before = before;
    }

    SortedTable rows(TableCache.Key key) {
        int[] kept = new int[before.size()];
        int count = 0;
        BitSet keptOrdinals = new BitSet(book.size());
        for (int i = 0; i < before.size(); i++) {
            PackedEntry old = before.book().entry(before.ordinal(i));
            int ordinal = book.ordinal(old.minimalId());
            // Only what is the same object in memory is known to have the same name.
            if (ordinal >= 0 && book.entry(ordinal) == old) {
                kept[count++] = ordinal;
                keptOrdinals.set(ordinal);
            }
        }
        int[] others = others(key.container(), keptOrdinals);
        return new SortedTable(book, key.order(), key.order().merged(book, Arrays.copyOf(kept, count), others));
    }

    private int[] others(int container, BitSet kept) {
        BitSet others = new BitSet(book.size());
        for (int i = 0; i < book.size(); i++) {
            if (!kept.get(i) && book.entry(i).isIn(container)) {
                others.set(i);
            }
        }
        return others.stream().toArray();
    }
}
