/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** Lists of property identifiers, 16 bits each: the high halves of property tags ([MS-OXCROPS] 2.2.8.1.2). */
final class PropertyIds {
    /** Bytes on the wire. */
    static final int SIZE = 2;

    private PropertyIds() {}

    /** A 16-bit count and as many identifiers. */
    static List<Integer> readCounted(WireReader in) {
        return readAll(in, in.readCount16("PropertyIdCount", SIZE));
    }

    /** As many as {@code count} says, which was checked. */
    static List<Integer> readAll(WireReader in, int count) {
        List<Integer> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.readUnsignedShort());
        }
        return List.copyOf(ids);
    }

    static void writeCounted(WireWriter out, List<Integer> ids) {
        out.putShort(ids.size());
        writeAll(out, ids);
    }

    static void writeAll(WireWriter out, List<Integer> ids) {
        ids.forEach(out::putShort);
    }
}
