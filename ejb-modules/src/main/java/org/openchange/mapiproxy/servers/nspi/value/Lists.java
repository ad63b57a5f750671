/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.util.Arrays;
import java.util.List;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.mapi.PropertyTag;

/** The counted lists of [MS-OXNSPI] 2.2.2.2, 2.2.3 and 2.2.4. */
public final class Lists {
    private Lists() {}

    /** [MS-OXNSPI] 2.2.2.2 PropertyTagArray_r of property tags. */
    public static PropertyTagArray ofTags(List<PropertyTag> tags) {
        return PropertyTagArray.of(
                tags.stream().map(tag -> Integer.toUnsignedLong(tag.value())).toList());
    }

    /** [MS-OXNSPI] 2.2.2.2 PropertyTagArray_r of Minimal Entry IDs. */
    public static PropertyTagArray ofMinimalIds(int[] minimalIds) {
        return PropertyTagArray.of(
                Arrays.stream(minimalIds).mapToObj(Integer::toUnsignedLong).toList());
    }

    public static List<PropertyTag> tags(PropertyTagArray sent) {
        return sent.aulPropTag().stream()
                .map(tag -> new PropertyTag(tag.intValue()))
                .toList();
    }

    public static int[] minimalIds(List<Long> sent) {
        return sent.stream().mapToInt(Long::intValue).toArray();
    }

    public static PropertyRow row(List<PropertyValue> columns) {
        return new PropertyRow(0, columns.size(), columns);
    }

    public static PropertyRowSet rows(List<PropertyRow> rows) {
        return PropertyRowSet.of(rows);
    }
}
