/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * Which calls a module wants to see.
 *
 * @param interfaces names, {@code UUID/MAJOR.MINOR}, or {@value #ANY}
 * @param opnums operation numbers; all when empty
 */
public record InterfaceFilter(List<String> interfaces, Set<Integer> opnums) {
    public static final String ANY = "any";

    public InterfaceFilter {
        interfaces = List.copyOf(interfaces);
        opnums = Set.copyOf(opnums);
    }

    /** Every operation of the named interfaces. */
    public static InterfaceFilter of(String... interfaces) {
        return new InterfaceFilter(List.of(interfaces), Set.of());
    }

    boolean wants(String name, SyntaxId id, int opnum) {
        return wantsInterface(name, id) && (opnums.isEmpty() || opnums.contains(opnum));
    }

    boolean wantsInterface(String name, SyntaxId id) {
        for (String wanted : interfaces) {
            if (wanted.equals(ANY) || wanted.equalsIgnoreCase(name) || wanted.equalsIgnoreCase(id.toString())) {
                return true;
            }
        }
        return false;
    }

    int highestOpnum() {
        return opnums.isEmpty() ? -1 : new TreeSet<>(opnums).last();
    }
}
