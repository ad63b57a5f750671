/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.people.CountingMinimalIds;
import org.openchange.mapiproxy.persistence.addressbook.people.GeneratedDirectory;

class TenThousandPeopleTest {
    private static final int PEOPLE = 10_000;
    private static final GeneratedDirectory DIRECTORY = new GeneratedDirectory("Example", PEOPLE);
    private static DirectoryAddressBooks books;

    @BeforeAll
    static void load() throws Exception {
        books = new DirectoryAddressBooks(
                () -> DIRECTORY,
                new ProxyIdentity("PROXY", "EXAMPLE", "example.test"),
                new AddressBookSettings(Duration.ofHours(1), PEOPLE + 100, 4),
                new CountingMinimalIds());
        books.loaded().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static AddressBook book() {
        return books.book("Example").orElseThrow();
    }

    private static AddressBookTable table() {
        return book().table(AddressBook.GLOBAL_ADDRESS_LIST, TableSort.DISPLAY_NAME, Locale.US);
    }

    @Test
    void showsEverybodyOnce() {
        Set<String> aliases = new HashSet<>();
        AddressBookTable table = table();
        for (int i = 0; i < table.size(); i++) {
            assertThat(table.position(table.minimalId(i))).hasValue(i);
            aliases.add(text(table.row(i), 0x3A00001F));
        }

        assertThat(table.size()).isEqualTo(PEOPLE);
        assertThat(aliases).hasSize(PEOPLE);
    }

    private static String text(AddressBookObject object, int tag) {
        return ((PropertyValue.Unicode) object.value(new PropertyTag(tag)).orElseThrow()).value();
    }

    @Test
    void resolvesEverybodyByAliasAndAddress() {
        AddressBook book = book();
        for (int i = 0; i < PEOPLE; i++) {
            NameResolution byAlias = book.resolve("p" + i, 0);
            assertThat(byAlias).isInstanceOf(NameResolution.Resolved.class);
            assertThat(book.resolve("P" + i + ".second@example.test", 0)).isEqualTo(byAlias);
        }
    }

    @Test
    void findsTheBeginningOfANameWithoutLookingAtEverybody() {
        PropertyTag name = new PropertyTag(0x3001001F);
        Restriction fast =
                new Restriction.Content(2, 3, name, new TaggedPropertyValue(name, new PropertyValue.Unicode("zoller")));
        Restriction slow = new Restriction.Not(new Restriction.Not(fast));

        Matches matches = book().matches(table(), fast, PEOPLE);

        assertThat(matches.minimalIds()).hasSizeGreaterThan(10);
        assertThat(matches.minimalIds())
                .isEqualTo(book().matches(table(), slow, PEOPLE).minimalIds());
    }

    @Test
    void everyReportHasItsManager() {
        AddressBookObject manager = book().objectAddressed("p3@example.test").orElseThrow();

        assertThat(manager.links(AddressBookLink.REPORTS)).isNotEmpty().allSatisfy(report -> assertThat(
                        report.links(AddressBookLink.MANAGER))
                .containsExactly(manager));
    }

    @Test
    void takesLessThanAKilobyteForEachPerson() {
        assertThat(books.status().bytes() / books.status().objects()).isLessThan(1024);
    }
}
