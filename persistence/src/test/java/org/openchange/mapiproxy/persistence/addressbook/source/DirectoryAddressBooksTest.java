/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.people.CountingMinimalIds;
import org.openchange.mapiproxy.persistence.addressbook.people.MemoryServer;
import org.openchange.mapiproxy.persistence.addressbook.people.PeopleGenerator;
import org.openchange.mapiproxy.persistence.addressbook.people.TestOrganization;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

class DirectoryAddressBooksTest {
    private static final int PEOPLE = 60;
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("PROXY", "EXAMPLE", "example.test");

    private final MemoryServer server = server();
    private final PeopleGenerator people = new PeopleGenerator(1, "Example", MemoryServer.PEOPLE, "example.test");
    private final CountingMinimalIds ids = new CountingMinimalIds();
    private DirectoryAddressBooks books;

    private static MemoryServer server() {
        try {
            return new MemoryServer();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("address book");
    }

    @BeforeEach
    void load() throws Exception {
        server.addOrganization("Example");
        for (int i = 0; i < PEOPLE; i++) {
            server.add(people.person(i));
        }
        server.add(people.group(0, 5, PEOPLE));
        server.add(people.contact(0));
        server.add(people.room(0));
        books = new DirectoryAddressBooks(
                server::directory, IDENTITY, new AddressBookSettings(Duration.ofHours(1), 1000, 4), ids);
        books.loaded().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        books.close();
        server.close();
    }

    private AddressBook book() {
        return books.book("example").orElseThrow();
    }

    private void refresh() throws Exception {
        books.refresh().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private AddressBookObject person(int number) {
        return book().objectNamed(TestOrganization.recipientDn("Example", people.alias(number)))
                .orElseThrow();
    }

    private AddressBookTable global() {
        return book().table(0, TableSort.DISPLAY_NAME, Locale.US);
    }

    private static List<String> names(AddressBookTable table) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            names.add(table.row(i).displayName());
        }
        return names;
    }

    @Test
    void showsTheHierarchyOfTheOrganization() {
        assertThat(book().containers())
                .extracting(AddressBookContainer::displayName)
                .containsExactly(
                        "Default Global Address List", "All Contacts", "All Groups", "All Rooms", "All Users", "Sales");
        AddressBookContainer sales = book().containers().get(5);
        assertThat(sales.depth()).isEqualTo(1);
        assertThat(sales.parent()).hasValue(book().containers().get(4).id());
        assertThat(book().containers().get(4).flags()).isEqualTo(0xB);
        assertThat(book().containerNamed(sales.dn())).contains(sales);
        assertThat(book().containerNamed("/")).contains(book().containers().get(0));
    }

    @Test
    void putsEverybodyIntoTheListsWhoseFilterFits() {
        assertThat(global().size()).isEqualTo(PEOPLE + 3);
        assertThat(sizeOf("All Contacts")).isEqualTo(1);
        assertThat(sizeOf("All Groups")).isEqualTo(1);
        assertThat(sizeOf("All Rooms")).isEqualTo(1);
        assertThat(sizeOf("All Users")).isEqualTo(PEOPLE + 1);
        assertThat(sizeOf("Sales")).isBetween(1, PEOPLE - 1);
    }

    private int sizeOf(String list) {
        AddressBookContainer container = book().containers().stream()
                .filter(candidate -> candidate.displayName().equals(list))
                .findFirst()
                .orElseThrow();
        return book().table(container.id(), TableSort.DISPLAY_NAME, Locale.US).size();
    }

    @Test
    void findsAnObjectByEachOfItsNames() {
        AddressBookObject person = person(7);

        assertThat(book().objectNamed("/O=EXAMPLE/OU=GROUP/CN=RECIPIENTS/CN=P7"))
                .contains(person);
        assertThat(book().objectNamed("/o=Old/ou=Old/cn=Recipients/cn=p7-" + "Example".hashCode()))
                .contains(person);
        assertThat(book().objectAddressed("P7@example.test")).contains(person);
        assertThat(book().objectAddressed("smtp:p7.second@EXAMPLE.test")).contains(person);
        assertThat(book().object(person.minimalId())).contains(person);
        assertThat(book().object(person.id())).contains(person);
        assertThat(book().objectAt("cn=p7, cn=users, dc=example, dc=test")).contains(person);
    }

    @Test
    void tellsWhatEachObjectIs() {
        assertThat(person(0).displayType()).isEqualTo(DisplayType.MAIL_USER);
        assertThat(objectOf("g0").displayType()).isEqualTo(DisplayType.DISTRIBUTION_LIST);
        assertThat(objectOf("c0").displayType()).isEqualTo(DisplayType.REMOTE_MAIL_USER);
        assertThat(objectOf("r0").value(new PropertyTag(0x39050003))).contains(new PropertyValue.Integer32(7));
        assertThat(person(0).value(new PropertyTag(0x39050003))).contains(new PropertyValue.Integer32(0x40000000));
    }

    private AddressBookObject objectOf(String alias) {
        return book().objectNamed(TestOrganization.recipientDn("Example", alias))
                .orElseThrow();
    }

    @Test
    void leadsAProfileFromThePersonToTheServer() {
        PropertyTag homeDatabase = new PropertyTag(0x8006001F);
        PropertyTag networkAddress = new PropertyTag(0x8170101F);
        String database = ((PropertyValue.Unicode) person(3).value(homeDatabase).orElseThrow()).value();

        assertThat(database).isEqualTo(TestOrganization.serverLegacyDn("Example") + "/cn=Microsoft Private MDB");
        AddressBookObject mailServer = book().objectNamed(database.substring(0, database.lastIndexOf('/')))
                .orElseThrow();
        assertThat(mailServer.value(networkAddress).orElseThrow().shown())
                .isEqualTo(List.of(
                        new PropertyValue.Unicode("ncacn_ip_tcp:mail1.example.test"),
                        new PropertyValue.Unicode("netbios:MAIL1")));
        assertThat(global().position(mailServer.minimalId())).isEmpty();
    }

    @Test
    void followsLinksBothWays() {
        AddressBookObject group = objectOf("g0");
        List<AddressBookObject> members = group.links(AddressBookLink.MEMBER);

        assertThat(members).isNotEmpty();
        assertThat(members.get(0).links(AddressBookLink.MEMBER_OF)).containsExactly(group);
        AddressBookObject manager = person(1).links(AddressBookLink.MANAGER).get(0);
        assertThat(manager.links(AddressBookLink.REPORTS)).contains(person(1));
        AddressBookObject owner = group.links(AddressBookLink.OWNER).get(0);
        assertThat(owner.links(AddressBookLink.OWNED)).containsExactly(group);
    }

    @Test
    void keepsMinimalIdsWhenPeopleComeGoAndChange() throws Exception {
        int kept = person(5).minimalId();
        int renamed = person(6).minimalId();
        long version = book().version();
        server.add(people.person(PEOPLE));
        server.server().modify(people.personDn(6), new Modification(ModificationType.REPLACE, "displayName", "Zzz"));
        server.server().delete(people.personDn(7));

        refresh();

        assertThat(book().version()).isGreaterThan(version);
        assertThat(person(5).minimalId()).isEqualTo(kept);
        assertThat(person(6).minimalId()).isEqualTo(renamed);
        assertThat(person(6).displayName()).isEqualTo("Zzz");
        assertThat(book().objectNamed(TestOrganization.recipientDn("Example", "p7")))
                .isEmpty();
        assertThat(global().size()).isEqualTo(PEOPLE + 3);
        assertThat(global().position(person(PEOPLE).minimalId())).isPresent();
        assertThat(book().resolve("Zzz", 0)).isEqualTo(new NameResolution.Resolved(person(6)));
    }

    @Test
    void sortsWhatChangedIntoTheSamePlacesAsSortingAnew() throws Exception {
        books.book("Example").orElseThrow().table(0, TableSort.PHONETIC_DISPLAY_NAME, Locale.GERMANY);
        for (int i = 0; i < 20; i++) {
            server.server()
                    .modify(
                            people.personDn(i),
                            new Modification(ModificationType.REPLACE, "displayName", people.displayName(i + 1000)));
        }
        server.server().delete(people.personDn(30));

        refresh();

        int[] all = IntStream.range(0, global().size()).map(global()::minimalId).toArray();
        for (TableSort sort : TableSort.values()) {
            Locale locale = sort == TableSort.DISPLAY_NAME ? Locale.US : Locale.GERMANY;
            assertThat(names(book().table(0, sort, locale))).isEqualTo(names(book().table(all, sort, locale)));
        }
    }

    @Test
    void keepsTheSnapshotWhenNothingThatIsShownChanged() throws Exception {
        AddressBook before = book();
        server.server().modify(people.personDn(1), new Modification(ModificationType.REPLACE, "logonCount", "17"));

        refresh();

        assertThat(book()).isSameAs(before);
    }

    @Test
    void takesNewListsIntoTheHierarchy() throws Exception {
        String lists = "CN=All Address Lists,CN=Address Lists Container,CN=Example,CN=Microsoft Exchange,CN=Services,"
                + "CN=Configuration," + MemoryServer.BASE;
        server.add(DirectoryEntry.named("CN=Clerks," + lists)
                .with("objectClass", "top", "addressBookContainer")
                .with("cn", "Clerks")
                .with("purportedSearch", "(title=clerk)")
                .build());

        refresh();

        assertThat(sizeOf("Clerks")).isBetween(1, PEOPLE - 1);
    }

    @Test
    void hidesWhoWantsToBeHidden() throws Exception {
        server.server()
                .modify(
                        people.personDn(9),
                        new Modification(ModificationType.REPLACE, "msExchHideFromAddressLists", "TRUE"));

        refresh();

        assertThat(person(9).isHidden()).isTrue();
        assertThat(global().position(person(9).minimalId())).isEmpty();
        assertThat(book().resolve("p9", 0)).isEqualTo(new NameResolution.Unresolved());
        assertThat(book().resolve(person(9).legacyExchangeDn(), 0)).isEqualTo(new NameResolution.Resolved(person(9)));
    }

    @Test
    void showsWhomTheListIsNamedBy() throws Exception {
        String list = "CN=All Rooms,CN=All Address Lists,CN=Address Lists Container,CN=Example,CN=Microsoft Exchange,"
                + "CN=Services,CN=Configuration," + MemoryServer.BASE;
        server.server().modify(people.personDn(2), new Modification(ModificationType.ADD, "showInAddressBook", list));

        refresh();

        assertThat(sizeOf("All Rooms")).isEqualTo(2);
    }

    @Test
    void keepsOrganizationsApart() throws Exception {
        server.addOrganization("Other");
        server.addContainer("Others");
        server.add(DirectoryEntry.named("CN=o1,CN=Others," + MemoryServer.BASE)
                .with("objectClass", "top", "person", "user")
                .with("mailNickname", "p1")
                .with("sAMAccountName", "o1")
                .with("displayName", "Somebody Else")
                .with("legacyExchangeDN", TestOrganization.recipientDn("Other", "p1"))
                .build());

        refresh();

        AddressBook other = books.book("Other").orElseThrow();
        assertThat(books.organizations()).containsExactly("Example", "Other");
        assertThat(names(other.table(0, TableSort.DISPLAY_NAME, Locale.US))).containsExactly("Somebody Else");
        assertThat(global().size()).isEqualTo(PEOPLE + 3);
        assertThat(other.resolve("p2", 0)).isEqualTo(new NameResolution.Unresolved());
        assertThat(other.objectNamed(TestOrganization.recipientDn("Example", "p1")))
                .isEmpty();
        assertThat(other.object(person(1).minimalId())).isEmpty();
        assertThat(books.whoIs("o1", "EXAMPLE").orElseThrow().book()).isSameAs(other);
    }

    @Test
    void knowsPrincipalsOfItsOwnDomainOnly() {
        assertThat(books.whoIs("P4", "EXAMPLE")).contains(person(4));
        assertThat(books.whoIs("p4", "EXAMPLE.TEST")).contains(person(4));
        assertThat(books.whoIs("p4@example.test", "anything")).contains(person(4));
        assertThat(books.whoIs("p4", "")).contains(person(4));
        assertThat(books.whoIs("p4", "OTHER.TEST")).isEmpty();
        assertThat(books.whoIs("nobody", "EXAMPLE")).isEmpty();
    }

    @Test
    void goesOnAnsweringWhileTheDirectoryIsAway() throws Exception {
        server.stop();

        assertThatThrownBy(this::refresh).isInstanceOf(ExecutionException.class);
        assertThat(books.status().awaySince()).isPresent();
        assertThat(books.status().problem()).isPresent();
        assertThat(book().resolve("p4", 0)).isEqualTo(new NameResolution.Resolved(person(4)));

        server.startAgain();
        server.add(people.person(PEOPLE));
        refresh();

        assertThat(books.status().awaySince()).isEmpty();
        assertThat(person(PEOPLE).displayName()).isEqualTo(people.displayName(PEOPLE));
    }

    @Test
    void readsPhotosWhenTheyAreAskedFor() throws Exception {
        PropertyTag photo = new PropertyTag(0x8C9E0102);
        server.server()
                .modify(
                        people.personDn(4),
                        new Modification(ModificationType.REPLACE, "thumbnailPhoto", new byte[] {1, 2, 3}));
        refresh();

        assertThat(book().isReadThrough(photo)).isTrue();
        assertThat(person(4).value(photo)).isEmpty();
        assertThat(books.readThrough(person(4), photo).orElseThrow())
                .isEqualTo(new PropertyValue.Binary(PropertyType.BINARY, ByteBuffer.wrap(new byte[] {1, 2, 3})));
        assertThat(books.readThrough(person(5), photo)).isEmpty();
    }

    @Test
    void refusesMoreObjectsThanConfiguredAndKeepsWhatItHas() throws Exception {
        for (int i = 0; i < 1000; i++) {
            server.add(people.person(PEOPLE + i));
        }

        assertThatThrownBy(this::refresh).hasMessageContaining("mapiproxy:address book objects");
        assertThat(global().size()).isEqualTo(PEOPLE + 3);
        assertThat(books.status().problem()).isPresent();
    }
}
