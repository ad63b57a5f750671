/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists whose elements may be null, as arrays of pointers are. */
final class Lists {
    private Lists() {}

    /** The list with every element mapped; the same object when no element changed. Null elements stay. */
    static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        List<T> changed = null;
        for (int i = 0; i < list.size(); i++) {
            T old = list.get(i);
            T mapped = old == null ? null : change.apply(old);
            if (mapped != old) {
                changed = changed == null ? new ArrayList<>(list) : changed;
                changed.set(i, mapped);
            }
        }
        return changed == null ? list : changed;
    }
}
