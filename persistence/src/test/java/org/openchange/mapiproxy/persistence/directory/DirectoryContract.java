/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.persistence.directory.Directory.ChangeFeed;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/** What every directory does, whatever server is behind it. */
public abstract class DirectoryContract {
    protected static final String PASSWORD = "Fischers Fritz 1!";
    private static final int MORE_THAN_A_PAGE = 1600;

    /** Where each test works, so that none sees the others. */
    protected String place;

    /** One directory for all tests of a class. */
    protected abstract Directory directory();

    @BeforeEach
    void makePlace() throws Exception {
        String name = "test-" + UUID.randomUUID();
        place = "OU=" + name + "," + directory().layout().base();
        directory()
                .add(DirectoryEntry.named(place)
                        .with(Attributes.OBJECT_CLASS, "organizationalUnit")
                        .with("ou", name)
                        .build());
    }

    protected static DirectoryEntry.Builder contact(String dn) {
        return DirectoryEntry.named(dn).with(Attributes.OBJECT_CLASS, "contact");
    }

    protected String addContact(String name) throws DirectoryException {
        String dn = "CN=" + name + "," + place;
        directory().add(contact(dn).with(Attributes.DISPLAY_NAME, name).build());
        return dn;
    }

    /** An account that may log on. */
    protected String addUser(String account) throws DirectoryException {
        String dn = "CN=" + account + "," + place;
        directory()
                .add(DirectoryEntry.named(dn)
                        .with(Attributes.OBJECT_CLASS, "user")
                        .with(Attributes.ACCOUNT_NAME, account)
                        .build());
        directory().setPassword(dn, PASSWORD.toCharArray());
        directory().modify(dn, List.of(Modification.replace(Attributes.ACCOUNT_CONTROL, "512")));
        return dn;
    }

    protected static void assertFails(Reason reason, ThrowingCallable call) {
        DirectoryException failure = catchThrowableOfType(DirectoryException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    }

    private List<DirectoryEntry> all(Search search) throws DirectoryException {
        List<DirectoryEntry> found = new ArrayList<>();
        directory().search(search, found::add);
        return found;
    }

    @Test
    void readsWhatWasAdded() throws Exception {
        String dn = "CN=Anna Archer," + place;
        directory()
                .add(contact(dn)
                        .with(Attributes.DISPLAY_NAME, "Anna Archer")
                        .with(Attributes.MAIL, "anna@example.test")
                        .with(Attributes.PROXY_ADDRESSES, "SMTP:anna@example.test", "smtp:archer@example.test")
                        .with(Attributes.LEGACY_EXCHANGE_DN, "/o=Example/ou=Group/cn=Recipients/cn=anna")
                        .with("streetAddress", "Main Street 1")
                        .build());

        DirectoryEntry entry = directory().read(dn).orElseThrow();

        assertThat(entry.isA("contact")).isTrue();
        assertThat(entry.id()).isPresent();
        assertThat(entry.text(Attributes.DISPLAY_NAME)).contains("Anna Archer");
        assertThat(entry.text("streetAddress")).contains("Main Street 1");
        assertThat(entry.texts(Attributes.PROXY_ADDRESSES))
                .containsExactlyInAnyOrder("SMTP:anna@example.test", "smtp:archer@example.test");
    }

    @Test
    void readsOnlyWhatIsAskedFor() throws Exception {
        String dn = addContact("Ben");

        DirectoryEntry entry =
                directory().read(dn, "DISPLAYNAME", "description").orElseThrow();

        assertThat(entry.attributeNames()).hasSize(1);
        assertThat(entry.text("displayName")).contains("Ben");
        assertThat(entry.id()).isPresent();
    }

    @Test
    void saysThatAnEntryIsNotThere() throws Exception {
        String dn = "CN=Nobody," + place;

        assertThat(directory().read(dn)).isEmpty();
        assertThat(directory().find(Search.below(place, EntryFilter.equal("cn", "Nobody"))))
                .isEmpty();
        assertFails(Reason.NOT_FOUND, () -> directory().modify(dn, List.of(Modification.replace("description", "x"))));
        assertFails(Reason.NOT_FOUND, () -> directory().delete(dn));
        assertFails(Reason.NOT_FOUND, () -> directory()
                .add(contact("CN=Child," + dn).build()));
        assertFails(Reason.NOT_FOUND, () -> all(Search.below(dn, EntryFilter.present(Attributes.OBJECT_CLASS))));
    }

    @Test
    void addsNoEntryTwice() throws Exception {
        String dn = addContact("Carl");

        assertFails(Reason.ALREADY_EXISTS, () -> directory().add(contact(dn).build()));
    }

    @Test
    void changesAllOrNothing() throws Exception {
        String dn = addContact("Dora");
        directory()
                .modify(
                        dn,
                        List.of(
                                Modification.replace("description", "one"),
                                Modification.add(
                                        Attributes.PROXY_ADDRESSES, "smtp:a@example.test", "smtp:b@example.test")));
        directory().modify(dn, List.of(Modification.remove(Attributes.PROXY_ADDRESSES, "smtp:a@example.test")));

        assertFails(Reason.NOT_ALLOWED, () -> directory()
                .modify(
                        dn,
                        List.of(
                                Modification.replace("description", "two"),
                                Modification.remove(Attributes.PROXY_ADDRESSES, "smtp:c@example.test"))));

        DirectoryEntry entry = directory().read(dn).orElseThrow();
        assertThat(entry.text("description")).contains("one");
        assertThat(entry.texts(Attributes.PROXY_ADDRESSES)).containsExactly("smtp:b@example.test");
        directory().modify(dn, List.of(Modification.replace("description")));
        assertThat(directory().read(dn).orElseThrow().has("description")).isFalse();
    }

    @Test
    void keepsBytesAsTheyAre() throws Exception {
        String dn = addContact("Emil");
        byte[] photo = new byte[5000];
        IntStream.range(0, photo.length).forEach(i -> photo[i] = (byte) (i * 31));

        directory().modify(dn, List.of(new Modification(Modification.Kind.REPLACE, "thumbnailPhoto", List.of(photo))));

        assertThat(directory().read(dn, "thumbnailPhoto").orElseThrow().bytes("thumbnailPhoto"))
                .contains(photo);
    }

    @Test
    void takesNamesAndValuesWithSpecialCharacters() throws Exception {
        String name = "Müller, Jörg (\"x\") <a+b=c>;#*";
        String dn = "CN=M\\C3\\BCller\\2C J\\C3\\B6rg (\\22x\\22) \\3Ca\\2Bb\\3Dc\\3E\\3B#*," + place;
        directory().add(contact(dn).with(Attributes.DISPLAY_NAME, name).build());

        DirectoryEntry found = directory()
                .find(Search.below(place, EntryFilter.equal(Attributes.DISPLAY_NAME, name)))
                .orElseThrow();

        assertThat(found.text(Attributes.COMMON_NAME)).contains(name);
        assertThat(directory().read(found.dn())).isPresent();
        directory().delete(found.dn());
        assertThat(directory().read(dn)).isEmpty();
    }

    @Test
    void knowsAnEntryByItsIdWhereverItGoes() throws Exception {
        String dn = addContact("Frieda");
        UUID id = directory().read(dn).orElseThrow().id().orElseThrow();
        byte[] guid = directory()
                .read(dn, "objectGUID")
                .orElseThrow()
                .bytes("objectGUID")
                .orElseThrow();
        String house = "OU=House," + place;
        directory()
                .add(DirectoryEntry.named(house)
                        .with(Attributes.OBJECT_CLASS, "organizationalUnit")
                        .build());

        directory().rename(dn, "CN=Frieda Fuchs," + place);
        directory().rename("CN=Frieda Fuchs," + place, "CN=Frieda Fuchs," + house);

        DirectoryEntry found = directory()
                .find(Search.below(place, EntryFilter.equal("objectGUID", guid)))
                .orElseThrow();
        assertThat(found.dn()).isEqualToIgnoringCase("CN=Frieda Fuchs," + house);
        assertThat(found.id()).contains(id);
        assertThat(found.text("cn")).contains("Frieda Fuchs");
        assertThat(directory().read(dn)).isEmpty();
    }

    @Test
    void deletesNothingThatHasChildren() throws Exception {
        addContact("Gustav");

        assertFails(Reason.NOT_ALLOWED, () -> directory().delete(place));
    }

    @Test
    void findsTheOnlyOneOrSaysThatThereAreMore() throws Exception {
        addContact("Hans");
        addContact("Hanna");

        EntryFilter one = EntryFilter.equal("cn", "hanna");
        assertThat(directory()
                        .find(Search.childrenOf(place, one, "cn"))
                        .orElseThrow()
                        .text("cn"))
                .contains("Hanna");
        assertFails(Reason.NOT_ALLOWED, () -> directory()
                .find(Search.childrenOf(place, EntryFilter.startsWith("cn", "Han"))));
    }

    @Test
    void combinesFilters() throws Exception {
        addContact("Ida");
        addContact("Ina");
        addUser("i" + UUID.randomUUID().toString().substring(0, 8));
        EntryFilter contacts = EntryFilter.equal(Attributes.OBJECT_CLASS, "contact");
        EntryFilter ina = EntryFilter.equal("displayName", "Ina");

        assertThat(all(Search.below(place, EntryFilter.all(List.of(contacts, ina.negated())))))
                .extracting(entry -> entry.text("cn").orElseThrow())
                .containsExactly("Ida");
        assertThat(all(Search.below(place, EntryFilter.equal(Attributes.OBJECT_CLASS, "user"))))
                .hasSize(1)
                .allMatch(entry -> entry.isA("user"));
        assertThat(all(Search.below(place, EntryFilter.parse("(|(displayName=I*a)(cn=nobody))"))))
                .hasSize(2);
        assertThat(all(Search.below(place, EntryFilter.equal("objectGUID", "no id"))))
                .isEmpty();
    }

    @Test
    void handsOverMoreThanServersGiveAtOnce() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            names.add(addContact("Contact %04d".formatted(i)));
        }
        String group = "CN=All," + place;
        directory()
                .add(DirectoryEntry.named(group)
                        .with(Attributes.OBJECT_CLASS, "group")
                        .withTexts(Attributes.MEMBER, names)
                        .build());

        Set<String> found = new HashSet<>();
        directory()
                .search(
                        Search.below(place, EntryFilter.equal(Attributes.OBJECT_CLASS, "contact"), "cn"),
                        entry -> found.add(entry.text("cn").orElseThrow()));

        assertThat(found).hasSize(MORE_THAN_A_PAGE);
        assertThat(directory().read(group).orElseThrow().texts(Attributes.MEMBER))
                .hasSize(MORE_THAN_A_PAGE);
        assertThat(all(Search.below(place, EntryFilter.equal("cn", "All"), Attributes.MEMBER))
                        .get(0)
                        .texts(Attributes.MEMBER))
                .doesNotHaveDuplicates()
                .hasSize(MORE_THAN_A_PAGE);
    }

    @Test
    void endsASearchWithTheExceptionOfWhoTakesTheEntries() throws Exception {
        addContact("Jan");
        addContact("Jule");
        List<String> taken = new ArrayList<>();

        assertFails(Reason.LIMIT_EXCEEDED, () -> directory()
                .search(Search.below(place, EntryFilter.startsWith("cn", "J")), entry -> {
                    taken.add(entry.dn());
                    throw new DirectoryException(Reason.LIMIT_EXCEEDED, "enough");
                }));

        assertThat(taken).hasSize(1);
        assertThat(directory().read(place)).isPresent();
    }

    @Test
    void verifiesPasswords() throws Exception {
        String dn = addUser("k" + UUID.randomUUID().toString().substring(0, 8));

        assertThat(directory().verifyPassword(dn, PASSWORD.toCharArray())).isTrue();
        assertThat(directory().verifyPassword(dn, "fischers fritz 1!".toCharArray()))
                .isFalse();
        assertThat(directory().verifyPassword(dn, new char[0])).isFalse();
        assertThat(directory().verifyPassword("CN=Nobody," + place, PASSWORD.toCharArray()))
                .isFalse();
        directory().setPassword(dn, "Frische Fische 2?".toCharArray());
        assertThat(directory().verifyPassword(dn, "Frische Fische 2?".toCharArray()))
                .isTrue();
        // Ours again, and not the user's.
        assertThat(directory().read(place)).isPresent();
    }

    @Test
    void refusesThePasswordOfADisabledAccount() throws Exception {
        String dn = addUser("l" + UUID.randomUUID().toString().substring(0, 8));

        directory().modify(dn, List.of(Modification.replace(Attributes.ACCOUNT_CONTROL, "514")));

        assertThat(directory().verifyPassword(dn, PASSWORD.toCharArray())).isFalse();
    }

    @Test
    void tellsOfChangesOnce() throws Exception {
        String changedLater = addContact("Max");
        String deletedLater = addContact("Moritz");
        UUID deletedId = directory().read(deletedLater).orElseThrow().id().orElseThrow();
        ChangeFeed feed = directory().changes(place);
        Polled nothing = poll(feed);
        assertThat(nothing.changed).isEmpty();
        assertThat(nothing.gone).isEmpty();

        String added = addContact("Martha");
        directory().modify(changedLater, List.of(Modification.replace("description", "changed")));
        directory().delete(deletedLater);
        Polled polled = poll(feed);

        assertThat(polled.changed.keySet()).contains(added.toLowerCase(), changedLater.toLowerCase());
        assertThat(polled.changed.get(changedLater.toLowerCase()).text("description"))
                .contains("changed");
        assertThat(polled.gone).containsExactly(deletedId);
        assertThat(poll(feed).changed).isEmpty();
        directory().rename(added, "CN=Martina," + place);
        assertThat(poll(feed).changed.keySet()).containsExactly(("CN=Martina," + place).toLowerCase());
    }

    @Test
    void tellsOfChangesAgainWhereTheyWereNotTaken() throws Exception {
        ChangeFeed feed = directory().changes(place);
        String added = addContact("Nora");

        assertFails(
                Reason.FAILED,
                () -> feed.poll(
                        List.of(),
                        entry -> {
                            throw new DirectoryException(Reason.FAILED, "full");
                        },
                        id -> {}));

        assertThat(poll(feed).changed.keySet()).contains(added.toLowerCase());
    }

    /** What one poll handed over. */
    private record Polled(Map<String, DirectoryEntry> changed, Set<UUID> gone) {}

    private static Polled poll(ChangeFeed feed) throws DirectoryException {
        Polled polled = new Polled(new HashMap<>(), new HashSet<>());
        feed.poll(
                List.of("description"), entry -> polled.changed.put(entry.dn().toLowerCase(), entry), polled.gone::add);
        return polled;
    }

    @Test
    void agreesWithOthersOnTheFormOfIds() throws Exception {
        String dn = addContact("Otto");
        DirectoryEntry entry = directory().read(dn, "objectGUID").orElseThrow();
        byte[] guid = entry.bytes("objectGUID").orElseThrow();
        String text = entry.id().orElseThrow().toString().replace("-", "");

        // [MS-DTYP] 2.3.4.2: the first field is little-endian
        assertThat("%02x%02x%02x%02x".formatted(guid[3], guid[2], guid[1], guid[0]))
                .isEqualTo(text.substring(0, 8));
        assertThat(new String(guid, StandardCharsets.ISO_8859_1)).hasSize(16);
    }
}
