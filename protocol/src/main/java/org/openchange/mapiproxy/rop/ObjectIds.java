/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** Counted lists of folder or message identifiers, such as MessageIdCount and MessageIds ([MS-OXCROPS] 2.2.4.6.1). */
public final class ObjectIds {
    /** Bytes on the wire. */
    public static final int SIZE = 8;

    private ObjectIds() {}

    /** A 16-bit count and as many identifiers. */
    public static List<Long> readCounted(WireReader in, String what) {
        int count = in.readCount16(what, SIZE);
        List<Long> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.readLong());
        }
        return List.copyOf(ids);
    }

    public static void writeCounted(WireWriter out, List<Long> ids) {
        out.putShort(ids.size());
        ids.forEach(out::putLong);
    }
}
