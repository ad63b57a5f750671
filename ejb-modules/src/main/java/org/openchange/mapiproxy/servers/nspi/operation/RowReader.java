/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;

/**
 * Reads rows until there are as many as were asked for, or until they are large. A client that got fewer asks for the rest; it gets one in any
 * case.
 */
final class RowReader {
    /** Rows of one answer. */
    static final int MOST_ROWS = 10_000;

    /** About as many bytes one answer has. */
    static final long MOST_BYTES = 2L << 20;

    /** What a column takes apart from strings and bytes. */
    private static final long COLUMN_BYTES = 24;

    private final RowFormat format;
    private final AddressBooks books;

    RowReader(RowFormat format, AddressBooks books) {
        this.format = format;
        this.books = books;
    }

    /** @param objects by number, from 0 */
    List<PropertyRow> read(long count, IntFunction<Optional<AddressBookObject>> objects) {
        int wanted = (int) Math.min(count, MOST_ROWS);
        List<PropertyRow> rows = new ArrayList<>();
        long bytes = 0;
        while (rows.size() < wanted && bytes < MOST_BYTES) {
            PropertyRow row = format.row(objects.apply(rows.size()), books);
            bytes += size(row);
            rows.add(row);
        }
        return rows;
    }

    private static long size(PropertyRow row) {
        long bytes = 0;
        for (PropertyValue column : row.lpProps()) {
            bytes += COLUMN_BYTES + size(column.value());
        }
        return bytes;
    }

    private static long size(PropValUnion value) {
        if (value instanceof PropValUnion.LpszW text) {
            return 2L * text.lpszW().length();
        } else if (value instanceof PropValUnion.LpszA text) {
            return text.lpszA().length();
        } else if (value instanceof PropValUnion.Bin binary) {
            return binary.bin().cb();
        } else if (value instanceof PropValUnion.MVszW texts) {
            return texts.mVszW().lppszW().stream()
                    .mapToLong(text -> 2L * text.length() + COLUMN_BYTES)
                    .sum();
        } else if (value instanceof PropValUnion.MVszA texts) {
            return texts.mVszA().lppszA().stream()
                    .mapToLong(text -> text.length() + COLUMN_BYTES)
                    .sum();
        } else if (value instanceof PropValUnion.MVbin binaries) {
            return binaries.mVbin().lpbin().stream()
                    .mapToLong(binary -> binary.cb() + COLUMN_BYTES)
                    .sum();
        }
        return 0;
    }
}
