/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A SortOrder ([MS-OXCDATA] 2.13.1): one column of the order of a table.
 *
 * @param order {@link #ASCENDING}, {@link #DESCENDING} or {@link #MAXIMUM_CATEGORY}; other values are kept
 */
public record SortOrder(PropertyTag propertyTag, int order) {
    /** Bytes on the wire. */
    public static final int SIZE = 5;

    public static final int ASCENDING = 0x00;
    public static final int DESCENDING = 0x01;
    /** An aggregated column: the categories are in the order of their greatest values. */
    public static final int MAXIMUM_CATEGORY = 0x04;

    public static SortOrder read(WireReader in) {
        return new SortOrder(PropertyTag.read(in), in.readUnsignedByte());
    }

    public void write(WireWriter out) {
        propertyTag.write(out);
        out.putByte(order);
    }

    /** As many as {@code count} says, which was checked. */
    public static List<SortOrder> readAll(WireReader in, int count) {
        List<SortOrder> orders = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            orders.add(read(in));
        }
        return List.copyOf(orders);
    }
}
