/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/** Tables against sorting and looking through a list. */
class TableFuzz {

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.of(
                        "a", "A", "ä", "Ä", "b", "B", "z", "ø", "å", "ß", "s", " ", "-", "'", "é", "e", "ж", "Ж", "α",
                        "た", "タ", "山", "1", "2", ",")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(letters -> String.join("", letters));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return name().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Locale> locale() {
        return Arbitraries.of(Locale.US, Locale.GERMANY, Locale.forLanguageTag("sv-SE"), Locale.JAPAN);
    }

    private static RuleBasedCollator collator(Locale locale, int strength) {
        RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.forLocale(locale));
        collator.setStrength(strength);
        return collator;
    }

    private static List<String> rows(AddressBookTable table) {
        return IntStream.range(0, table.size())
                .mapToObj(i -> table.row(i).displayName())
                .toList();
    }

    @Property(tries = 150)
    void rowsAreInTheOrderOfTheLocale(@ForAll("names") List<String> names, @ForAll("locale") Locale locale) {
        AddressBookTable table = Snapshots.of(Snapshots.named(names)).table(0, TableSort.DISPLAY_NAME, locale);

        List<String> sorted = new ArrayList<>(names);
        sorted.sort(collator(locale, Collator.TERTIARY)::compare);
        assertThat(rows(table)).isEqualTo(sorted);
        for (int i = 0; i < table.size(); i++) {
            assertThat(table.position(table.minimalId(i))).hasValue(i);
        }
        assertThat(table.position(0x10 + names.size())).isEmpty();
    }

    @Property(tries = 200)
    void seekFindsTheFirstRowThatIsNotBefore(
            @ForAll("names") List<String> names, @ForAll("name") String text, @ForAll("locale") Locale locale) {
        AddressBookTable table = Snapshots.of(Snapshots.named(names)).table(0, TableSort.DISPLAY_NAME, locale);

        Comparator<Object> order = collator(locale, Collator.PRIMARY);
        int first = 0;
        while (first < table.size() && order.compare(table.row(first).displayName(), text) < 0) {
            first++;
        }
        assertThat(table.seek(text)).isEqualTo(first);
    }

    @Property(tries = 150)
    void whatChangedIsPutWhereSortingWouldPutIt(
            @ForAll("names") List<String> before, @ForAll("names") List<String> after) {
        AddressBookSnapshot old = Snapshots.of(Snapshots.named(before));
        old.table(0, TableSort.DISPLAY_NAME, Locale.US);
        List<PackedEntry> entries = new ArrayList<>();
        List<DirectoryEntry> wanted = Snapshots.named(after);
        for (int i = 0; i < wanted.size(); i++) {
            PackedEntry made =
                    Snapshots.packed(wanted.get(i), 0x10 + i, old.content().pool());
            boolean isSame = i < old.size() && old.content().entries().get(i).hasSameContent(made);
            entries.add(isSame ? old.content().entries().get(i) : made);
        }
        SnapshotContent content = new SnapshotContent(
                "Example", 2, Snapshots.CONTAINERS, entries, old.content().pool(), 4);

        AddressBookTable followed =
                new AddressBookSnapshot(content).after(old).table(0, TableSort.DISPLAY_NAME, Locale.US);

        AddressBookTable sorted = new AddressBookSnapshot(content).table(0, TableSort.DISPLAY_NAME, Locale.US);
        assertThat(ids(followed)).isEqualTo(ids(sorted));
    }

    private static List<Integer> ids(AddressBookTable table) {
        return IntStream.range(0, table.size()).mapToObj(table::minimalId).toList();
    }
}
