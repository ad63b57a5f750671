/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;

/** Whether a list was left alone: modules say so by giving back the same objects. */
final class SameObjects {
    private SameObjects() {}

    static boolean in(List<?> one, List<?> other) {
        if (one == other) {
            return true;
        }
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
