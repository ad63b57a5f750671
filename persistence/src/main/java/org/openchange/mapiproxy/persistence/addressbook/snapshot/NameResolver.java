/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Ambiguous;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Resolved;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Unresolved;

/** Ambiguous name resolution ([MS-OXNSPI] 3.1.4.7) among the objects of a container. */
final class NameResolver {
    /** In place of a container, when all objects count. */
    static final int ANYWHERE = -2;

    private static final String EXACTLY = "=";
    private static final String EXCHANGE = "ex:";

    private final AddressBookSnapshot book;
    private final int container;

    /** @param container its index in the hierarchy, or {@link #ANYWHERE} */
    NameResolver(AddressBookSnapshot book, int container) {
        this.book = book;
        this.container = container;
    }

    NameResolution resolve(String name) {
        BitSet found = best(name.strip());
        return switch (found.cardinality()) {
            case 0 -> new Unresolved();
            case 1 -> new Resolved(book.at(found.nextSetBit(0)));
            default -> new Ambiguous();
        };
    }

    /** What matches in the way that wins: by exact names first, by beginnings of words if there is nothing. */
    private BitSet best(String name) {
        if (name.isEmpty()) {
            return new BitSet();
        }
        BitSet exact = exact(name);
        if (!exact.isEmpty() || name.startsWith(EXACTLY) || isDn(name)) {
            return exact;
        }
        return byWords(name);
    }

    /** All that match, in one way or the other: what a restriction on PidTagAnr finds. */
    BitSet all(String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            return new BitSet();
        }
        BitSet found = exact(wanted);
        if (!wanted.startsWith(EXACTLY) && !isDn(wanted)) {
            found.or(byWords(wanted));
        }
        return found;
    }

    private static boolean isDn(String name) {
        return name.startsWith("/") || name.regionMatches(true, 0, EXCHANGE, 0, EXCHANGE.length());
    }

    private BitSet exact(String name) {
        if (name.startsWith(EXACTLY)) {
            String rest = name.substring(EXACTLY.length());
            return isDn(rest) ? named(rest) : inContainer(book.having(Names.alias(rest)));
        }
        if (isDn(name)) {
            return named(name);
        }
        BitSet addressed = inContainer(book.having(Names.address(name)));
        if (!addressed.isEmpty()) {
            return addressed;
        }
        BitSet called = book.having(Names.alias(name));
        called.or(book.having(Names.account(name)));
        inContainer(called);
        return called.isEmpty() ? inContainer(book.having(Names.shown(name))) : called;
    }

    /** Hidden objects are found by their whole name. */
    private BitSet named(String dn) {
        String plain = dn.startsWith("/") ? dn : dn.substring(EXCHANGE.length());
        return book.having(Names.legacyDn(plain));
    }

    private BitSet byWords(String name) {
        List<String> words = Names.typed(name);
        if (words.isEmpty()) {
            return new BitSet();
        }
        Iterator<String> each = words.iterator();
        BitSet found = book.indexes().words().startingWith(each.next());
        while (each.hasNext() && !found.isEmpty()) {
            found.and(book.indexes().words().startingWith(each.next()));
        }
        return inContainer(found);
    }

    private BitSet inContainer(BitSet ordinals) {
        if (container == ANYWHERE) {
            return ordinals;
        }
        for (int i = ordinals.nextSetBit(0); i >= 0; i = ordinals.nextSetBit(i + 1)) {
            if (!book.entry(i).isIn(container)) {
                ordinals.clear(i);
            }
        }
        return ordinals;
    }
}
