/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ConfFile;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.addressbook.people.PeopleGenerator;
import org.openchange.mapiproxy.persistence.addressbook.people.TestOrganization;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/** With the embedded directory and the embedded database. */
class SharedAddressBooksTest {
    private static final int PEOPLE = 20;

    @TempDir
    private Path data;

    private ProxySettings settings() {
        Map<String, String> properties = Map.of(
                "mapiproxy.data.directory", data.toString(),
                "mapiproxy.realm", "example.test",
                "mapiproxy.workgroup", "EXAMPLE",
                "mapiproxy.netbios.name", "PROXY");
        return ProxySettings.load(ConfFile.NONE, name -> Optional.ofNullable(properties.get(name)));
    }

    private static PeopleGenerator fill(Directory directory) throws Exception {
        String base = directory.layout().base();
        for (DirectoryEntry entry : TestOrganization.services(base)) {
            if (directory.read(entry.dn(), "cn").isEmpty()) {
                directory.add(entry);
            }
        }
        for (DirectoryEntry entry : TestOrganization.of("Example", base)) {
            directory.add(entry);
        }
        PeopleGenerator people =
                new PeopleGenerator(1, "Example", directory.layout().users(), "example.test");
        for (int i = 0; i < PEOPLE; i++) {
            directory.add(people.person(i));
        }
        return people;
    }

    private static void awaitLoaded(AddressBooks books) throws Exception {
        books.loaded().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static AddressBookObject person(AddressBooks books, int number) {
        return books.whoIs("p" + number, "EXAMPLE").orElseThrow();
    }

    @Test
    void isOneServiceForAllAndKeepsMinimalIdsOverRestarts() throws Exception {
        ProxySettings settings = settings();
        try (Directory directory = Directories.open(settings.directory(), settings.identity())) {
            fill(directory);
        }
        int id;
        try (AddressBooks first = SharedAddressBooks.open(settings);
                AddressBooks second = SharedAddressBooks.open(settings)) {
            awaitLoaded(first);
            awaitLoaded(second);
            assertThat(person(second, 3).book()).isSameAs(person(first, 3).book());
            assertThat(first.book("Example").orElseThrow().containers()).hasSize(6);
            id = person(first, 3).minimalId();
            first.close();
            first.close();
            assertThat(person(second, 3).minimalId()).isEqualTo(id);
        }

        try (AddressBooks again = SharedAddressBooks.open(settings)) {
            awaitLoaded(again);
            assertThat(person(again, 3).minimalId()).isEqualTo(id).isGreaterThanOrEqualTo(0x10);
        }
    }

    @Test
    void seesWhatTheDirectoryIsTold() throws Exception {
        ProxySettings settings = settings();
        try (Directory directory = Directories.open(settings.directory(), settings.identity());
                AddressBooks books = SharedAddressBooks.open(settings)) {
            PeopleGenerator people = fill(directory);
            awaitLoaded(books);
            directory.add(people.person(PEOPLE));
            directory.delete(people.personDn(0));

            books.refresh().toCompletableFuture().get(60, TimeUnit.SECONDS);

            assertThat(person(books, PEOPLE).displayName()).isEqualTo(people.displayName(PEOPLE));
            assertThat(books.whoIs("p0", "EXAMPLE")).isEmpty();
            assertThat(books.status().objects()).isGreaterThan(PEOPLE);
        }
    }
}
