/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * Which calls a module wants to see.
 *
 * @param interfaces names, {@code UUID/MAJOR.MINOR}, or {@value #ANY}
 * @param requestOpnums operations whose requests it wants; all when empty
 * @param responseOpnums operations whose answers it wants; all when empty
 */
public record InterfaceFilter(List<String> interfaces, Set<Integer> requestOpnums, Set<Integer> responseOpnums) {
    public static final String ANY = "any";

    public InterfaceFilter {
        interfaces = List.copyOf(interfaces);
        requestOpnums = Set.copyOf(requestOpnums);
        responseOpnums = Set.copyOf(responseOpnums);
    }

    /** The same operations in both directions. */
    public InterfaceFilter(List<String> interfaces, Set<Integer> opnums) {
        this(interfaces, opnums, opnums);
    }

    /** Every operation of the named interfaces. */
    public static InterfaceFilter of(String... interfaces) {
        return new InterfaceFilter(List.of(interfaces), Set.of());
    }

    /** Whether a hook is wanted for an operation of a wanted interface. */
    boolean wants(Hook hook, int opnum) {
        return switch (hook) {
            case REQUEST_BYTES, REQUEST, DISPATCH -> wants(requestOpnums, opnum);
            case RESPONSE_BYTES, RESPONSE -> wants(responseOpnums, opnum);
            case END -> wants(requestOpnums, opnum) || wants(responseOpnums, opnum);
            case UNBIND -> true;
        };
    }

    private static boolean wants(Set<Integer> opnums, int opnum) {
        return opnums.isEmpty() || opnums.contains(opnum);
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
        return Stream.of(requestOpnums, responseOpnums)
                .flatMap(Set::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
    }
}
