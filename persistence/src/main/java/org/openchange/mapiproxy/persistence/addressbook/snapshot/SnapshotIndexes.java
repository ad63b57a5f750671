/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;

/** What finds objects of a snapshot. */
record SnapshotIndexes(ExactIndex keys, WordIndex words, Map<AddressBookLink, LinkIndex> backLinks) {
    private static final int KEYS_PER_ENTRY = 10;
    private static final List<AddressBookLink> BACK_LINKS =
            List.of(AddressBookLink.MEMBER_OF, AddressBookLink.REPORTS, AddressBookLink.OWNED);

    /** @param book whose entries are there, and whose indexes are not yet */
    static SnapshotIndexes of(AddressBookSnapshot book) {
        ExactIndex.Builder keys = new ExactIndex.Builder(KEYS_PER_ENTRY * book.size());
        WordIndex.Builder words = new WordIndex.Builder();
        Set<String> once = new HashSet<>();
        for (int i = 0; i < book.size(); i++) {
            int ordinal = i;
            PackedEntry entry = book.entry(ordinal);
            String name = book.displayName(ordinal);
            Names.keys(entry, book.codec(), name, key -> keys.add(key, ordinal));
            once.clear();
            Names.words(entry, book.codec(), name, once::add);
            once.forEach(word -> words.add(word, ordinal));
        }
        ExactIndex built = keys.build();
        return new SnapshotIndexes(built, words.build(), backLinks(book, built));
    }

    private static Map<AddressBookLink, LinkIndex> backLinks(AddressBookSnapshot book, ExactIndex keys) {
        Map<AddressBookLink, LinkIndex> indexes = new EnumMap<>(AddressBookLink.class);
        for (AddressBookLink link : BACK_LINKS) {
            MappedAttribute attribute = PropertyMapping.attribute(link.attribute());
            LinkIndex.Builder links = new LinkIndex.Builder();
            for (int i = 0; i < book.size(); i++) {
                int source = i;
                for (String dn : book.codec().texts(book.entry(i).attributes(), attribute)) {
                    int target = book.ordinalAt(dn, keys);
                    if (target >= 0) {
                        links.add(target, source);
                    }
                }
            }
            indexes.put(link, links.build());
        }
        return indexes;
    }

    long bytes() {
        return keys.bytes()
                + words.bytes()
                + backLinks.values().stream().mapToLong(LinkIndex::bytes).sum();
    }
}
