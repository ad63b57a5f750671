/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.wire.WireReader;

/** Reads structures that follow each other, as many as a count before them says. */
public final class Elements {
    private Elements() {}

    /** @param count checked against what remains, see {@link WireReader#readCount16} */
    public static <T> List<T> read(WireReader in, int count, Function<WireReader, T> element) {
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.apply(in));
        }
        return List.copyOf(elements);
    }
}
