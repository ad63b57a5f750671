/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.List;
import java.util.function.UnaryOperator;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;

/** The strings inside property values: single and multiple, 8-bit and Unicode. */
final class Strings {
    private Strings() {}

    /** The value with every string mapped; the same object when none changed or it holds none. */
    static PropValUnion map(PropValUnion value, UnaryOperator<String> change) {
        if (value instanceof PropValUnion.LpszA text && text.lpszA() != null) {
            String changed = change.apply(text.lpszA());
            return changed.equals(text.lpszA()) ? value : new PropValUnion.LpszA(changed);
        } else if (value instanceof PropValUnion.LpszW text && text.lpszW() != null) {
            String changed = change.apply(text.lpszW());
            return changed.equals(text.lpszW()) ? value : new PropValUnion.LpszW(changed);
        } else if (value instanceof PropValUnion.MVszA texts && texts.mVszA().lppszA() != null) {
            List<String> old = texts.mVszA().lppszA();
            List<String> changed = Lists.map(old, change);
            return changed == old ? value : new PropValUnion.MVszA(texts.mVszA().withLppszA(changed));
        } else if (value instanceof PropValUnion.MVszW texts && texts.mVszW().lppszW() != null) {
            List<String> old = texts.mVszW().lppszW();
            List<String> changed = Lists.map(old, change);
            return changed == old ? value : new PropValUnion.MVszW(texts.mVszW().withLppszW(changed));
        }
        return value;
    }
}
