/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/** What indexes find against looking at every object, which a double negation makes it do. */
class RestrictionFuzz {
    private static final List<String> FIRST =
            List.of("Anna", "ANNA", "Änna", "Ann", "O'Neil", "Jean-Luc", "Søren", "太郎");
    private static final List<String> LAST = List.of("Müller", "Muller", "Mül (ext)", "Weiß", "Weiss", "Le Fèvre", "");
    private static final AddressBookSnapshot BOOK = Snapshots.of(people());
    private static final AddressBookTable TABLE = BOOK.table(0, TableSort.DISPLAY_NAME, Locale.US);

    private static List<DirectoryEntry> people() {
        List<DirectoryEntry> people = new ArrayList<>();
        for (String first : FIRST) {
            for (String last : LAST) {
                people.add(Snapshots.person("p" + people.size(), first + " " + last)
                        .with("givenName", first)
                        .with("sn", last)
                        .build());
            }
        }
        return people;
    }

    @Provide
    Arbitrary<Restriction> restriction() {
        Arbitrary<PropertyTag> tag = Arbitraries.of(
                        0x3001001F, 0x3A06001F, 0x3A11001E, 0x3A00001F, 0x39FE001F, 0x3003001F)
                .map(PropertyTag::new);
        Arbitrary<String> text = Arbitraries.of(
                "",
                " ",
                "a",
                "Ann",
                "anna",
                "Anna M",
                "änna mü",
                "Mu",
                "weiß",
                "weiss",
                "(ext",
                "Luc",
                "O'",
                "p1",
                "P1@example.test",
                "p1@",
                "/o=Example/ou=Group/cn=Recipients/cn=p2",
                "Søren ",
                "soren",
                "太");
        Arbitrary<Restriction> leaf = Combinators.combine(
                        tag,
                        text,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 7))
                .as(RestrictionFuzz::content);
        Arbitrary<Restriction> relation = Combinators.combine(
                        tag, text, Arbitraries.integers().between(0, 5))
                .as((property, value, relOp) -> new Restriction.Property(relOp, property, tagged(property, value)));
        Arbitrary<Restriction> simple = Arbitraries.oneOf(leaf, relation);
        return Arbitraries.oneOf(
                simple,
                simple.list().ofMaxSize(3).map(Restriction.And::new),
                simple.list().ofMaxSize(3).map(Restriction.Or::new));
    }

    private static Restriction content(PropertyTag tag, String text, int level, int flags) {
        return new Restriction.Content(level, flags, tag, tagged(tag, text));
    }

    private static TaggedPropertyValue tagged(PropertyTag tag, String text) {
        return new TaggedPropertyValue(tag, new PropertyValue.Unicode(text));
    }

    @Property(tries = 800)
    void indexesFindWhatLookingAtEverythingFinds(@ForAll("restriction") Restriction restriction) {
        Restriction slow = new Restriction.Not(new Restriction.Not(restriction));

        assertThat(BOOK.matches(TABLE, restriction, 1000).minimalIds())
                .isEqualTo(BOOK.matches(TABLE, slow, 1000).minimalIds());
    }
}
