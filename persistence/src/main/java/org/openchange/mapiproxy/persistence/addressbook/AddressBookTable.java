/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.OptionalInt;

/** Rows in an order, of one snapshot. Immutable and thread-safe. Positions are counted from 0. */
public interface AddressBookTable {

    int size();

    /** @throws IndexOutOfBoundsException unless the position is of a row */
    AddressBookObject row(int position);

    /** @throws IndexOutOfBoundsException unless the position is of a row */
    int minimalId(int position);

    /** Where an object is, in O(log n); empty when it is not in this table. */
    OptionalInt position(int minimalId);

    /**
     * The first row whose name is the text or comes after it, in O(log n). As [MS-OXNSPI] 2.2.1.6 compares: without regard to case, marks over
     * letters, width and the kind of kana.
     *
     * @return {@link #size} when there is none
     */
    int seek(String text);
}
