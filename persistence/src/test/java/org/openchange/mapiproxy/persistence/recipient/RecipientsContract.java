/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.provisioning.Provisioning;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningProgress;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningRequest;

/** What holds on every directory that we keep. */
abstract class RecipientsContract {
    private static final String GROUP = "First Administrative Group";

    @TempDir
    private Path temporary;

    protected Directory directory;
    private MailSystem system;

    @BeforeEach
    void provisions() throws Exception {
        directory = openDirectory(temporary);
        provision("First Organization");
        system = open("First Organization");
    }

    /** An empty one, with its files in an empty folder. */
    protected abstract Directory openDirectory(Path folder) throws Exception;

    private void provision(String organization) throws IOException {
        new Provisioning(directory)
                .apply(
                        new ProvisioningRequest(organization, GROUP, "MAIL", "mail.example.org", "example.org"),
                        ProvisioningProgress.NONE);
    }

    private MailSystem open(String organization) throws Exception {
        return MailSystem.open(directory, organization, GROUP, Optional.empty());
    }

    @AfterEach
    void closes() {
        directory.close();
    }

    private static NewUser user(String account) {
        return new NewUser(
                account, UserKind.PERSON, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    private static NewUser named(String account, String name) {
        return new NewUser(
                account, UserKind.PERSON, Optional.of(name), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    @Test
    void givesANewUserWhatTheOriginalGave() throws Exception {
        system.users().create(user("alice"), Optional.of("secret-1".toCharArray()));
        DirectoryEntry entry = system.users().entry("alice");
        assertThat(entry.text("mailNickname")).hasValue("alice");
        assertThat(entry.text("legacyExchangeDN"))
                .hasValue("/o=First Organization/ou=First Administrative Group/cn=Recipients/cn=alice");
        assertThat(entry.texts("proxyAddresses"))
                .containsExactlyInAnyOrder(
                        "SMTP:alice@example.org",
                        "=EX:/o=First Organization/ou=First Administrative Group/cn=Recipients/cn=alice",
                        "X400:c=US;a= ;p=First Organizati;o=Exchange;s=alice");
        assertThat(entry.text("homeMDB")).hasValue(system.mailboxStore());
        assertThat(entry.text("homeMTA")).isEqualTo(system.mta()).isPresent();
        assertThat(entry.text("msExchUserAccountControl")).hasValue("0");
        assertThat(entry.text("msExchRecipientTypeDetails")).hasValue("6");
        assertThat(entry.text("msExchRecipientDisplayType")).hasValue("0");
        assertThat(entry.text("displayName")).hasValue("alice");
        assertThat(entry.text("mail")).hasValue("alice@example.org");
        assertThat(directory.verifyPassword(entry.dn(), "secret-1".toCharArray()))
                .isTrue();
    }

    @Test
    void takesNamesWithSignsThatDistinguishedNamesHaveToEscape() throws Exception {
        for (String name :
                List.of("Müller, Jörg", "A+B", " leading", "\"quoted\"", "#hash", "a\\b", "x=y;z<>", "trailing ")) {
            String account = "u" + name.hashCode();
            Recipient made = system.users().create(named(account, name), Optional.empty());
            assertThat(made.name()).isEqualTo(name);
            assertThat(system.users().show(made.dn()).account()).hasValue(account);
            system.users().delete(account, false);
            assertThat(directory.read(made.dn())).isEmpty();
        }
    }

    @Test
    void distinguishesTwoPeopleOfOneName() throws Exception {
        system.users().create(named("jdoe", "Jo Doe"), Optional.empty());
        assertThat(system.users()
                        .create(named("jdoe2", "Jo Doe"), Optional.empty())
                        .dn())
                .startsWithIgnoringCase("CN=Jo Doe (jdoe2),");
    }

    @Test
    void refusesAccountsAliasesAndAddressesThatAreTakenAndMakesNothing() throws Exception {
        system.users().create(user("alice"), Optional.empty());
        int before = system.users().list().size();
        refused("has a mailbox already", () -> system.users().create(user("ALICE"), Optional.empty()));
        refused("the alias Alice belongs to cn=alice", () -> system.users()
                .create(
                        new NewUser(
                                "bob",
                                UserKind.PERSON,
                                Optional.empty(),
                                Optional.of("Alice"),
                                Optional.of("bob@example.org"),
                                List.of(),
                                Map.of()),
                        Optional.empty()));
        refused("the address ALICE@example.org belongs to cn=alice", () -> system.users()
                .create(
                        new NewUser(
                                "bob",
                                UserKind.PERSON,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of("ALICE@example.org"),
                                Map.of()),
                        Optional.empty()));
        refused("is no name of an account", () -> system.users().create(user("a,b"), Optional.empty()));
        assertThat(system.users().list()).hasSize(before);
    }

    @Test
    void keepsOrganizationsApart() throws Exception {
        provision("Second Organization");
        MailSystem other = open("Second Organization");
        system.users().create(user("alice"), Optional.empty());
        other.users()
                .create(
                        new NewUser(
                                "alice-2",
                                UserKind.PERSON,
                                Optional.empty(),
                                Optional.of("alice"),
                                Optional.of("alice@second.example"),
                                List.of(),
                                Map.of()),
                        Optional.empty());
        assertThat(system.users().list()).extracting(Recipient::account).containsExactly(Optional.of("alice"));
        assertThat(other.users().show("alice").account()).hasValue("alice-2");
        refused("there is no user", () -> other.users().show("alice@example.org"));
        refused("run ./mapiproxy provision --organization \"Third\"", () -> open("Third"));
    }

    @Test
    void disablesEnablesAndDeletes() throws Exception {
        system.users().create(user("alice"), Optional.of("secret-1".toCharArray()));
        system.groups()
                .create(new Groups.NewGroup(
                        "All", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(system.groups().add("All", List.of("alice", "alice@example.org")))
                .isOne();
        Recipient disabled = system.users().disable("alice");
        assertThat(disabled.enabled()).isFalse();
        assertThat(directory.verifyPassword(disabled.dn(), "secret-1".toCharArray()))
                .isFalse();
        assertThat(system.users().enable("alice").enabled()).isTrue();
        assertThat(directory.verifyPassword(disabled.dn(), "secret-1".toCharArray()))
                .isTrue();
        system.users().delete("alice", false);
        assertThat(system.groups().entry("All").texts("member")).isEmpty();
        assertThat(directory.read(disabled.dn())).isEmpty();
    }

    @Test
    void takesAMailboxAwayAndGivesItBackToTheSameAccount() throws Exception {
        system.users().create(user("alice"), Optional.of("secret-1".toCharArray()));
        Recipient without = system.users().delete("alice", true);
        assertThat(system.users().list()).isEmpty();
        assertThat(directory.verifyPassword(without.dn(), "secret-1".toCharArray()))
                .isTrue();
        refused("has no mailbox", () -> system.users().disable("alice"));
        assertThat(system.users().create(user("alice"), Optional.empty()).dn()).isEqualTo(without.dn());
    }

    @Test
    void leavesAnAccountAsItWasWhenItsPasswordIsRefused() throws Exception {
        system.users().create(user("alice"), Optional.of("secret-1".toCharArray()));
        Recipient without = system.users().delete("alice", true);
        DirectoryEntry before = directory.read(without.dn()).orElseThrow();
        MailSystem failing =
                MailSystem.open(refusingPasswords(directory), "First Organization", GROUP, Optional.empty());

        assertThatThrownBy(() -> failing.users().create(user("alice"), Optional.of("x".toCharArray())))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("too short");

        DirectoryEntry after = directory.read(without.dn()).orElseThrow();
        assertThat(after.attributeNames()).containsExactlyInAnyOrderElementsOf(before.attributeNames());
        assertThat(directory.verifyPassword(without.dn(), "secret-1".toCharArray()))
                .isTrue();
        assertThat(system.users().list()).isEmpty();
    }

    private static Directory refusingPasswords(Directory directory) {
        return (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(), new Class<?>[] {Directory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setPassword")) {
                        throw new DirectoryException(
                                DirectoryException.Reason.NOT_ALLOWED, "the password is too short");
                    }
                    try {
                        return method.invoke(directory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void makesStaticAndDynamicGroupsContactsAndRooms() throws Exception {
        system.users().create(user("alice"), Optional.empty());
        system.users()
                .create(
                        new NewUser(
                                "board",
                                UserKind.ROOM,
                                Optional.of("Board Room"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Map.of()),
                        Optional.empty());
        assertThat(system.users().show("board").kind()).isEqualTo("room");
        system.contacts().create("Zoë Öz", "zoe@elsewhere.example", Optional.empty(), Map.of());
        DirectoryEntry contact = system.contacts().entry("zoe@elsewhere.example");
        assertThat(contact.text("targetAddress")).hasValue("SMTP:zoe@elsewhere.example");
        system.groups()
                .create(new Groups.NewGroup(
                        "Sales Team", Optional.empty(), Optional.empty(), Optional.of("alice"), Optional.empty()));
        assertThat(system.groups().add("sales.team", List.of("alice", "zoe"))).isEqualTo(2);
        assertThat(system.groups().remove("Sales Team", List.of("zoe"))).isOne();
        assertThat(system.groups().entry("sales.team@example.org").texts("managedBy"))
                .containsExactly(system.users().entry("alice").dn());
        refused("is no search filter", () -> system.groups()
                .create(new Groups.NewGroup(
                        "x", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("(x"))));
        system.groups()
                .create(new Groups.NewGroup(
                        "Everybody",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("(objectClass=user)")));
        refused("is a dynamic group", () -> system.groups().add("Everybody", List.of("alice")));
        assertThat(system.groups().list())
                .extracting(Recipient::kind)
                .containsExactlyInAnyOrder("group", "dynamic group");
        system.groups().delete("Everybody");
        system.contacts().delete("zoe");
        assertThat(system.contacts().list()).isEmpty();
    }

    @Test
    void importsPeopleAndReportsLinesThatCannotBe() throws Exception {
        String table =
                """
                Account,Name,Mail,Kind,Password,Title
                a1,"Müller, Eva",,,secret-1,Dr.
                a2,Room,,room,,
                a3,X,a1@example.org,,,
                a1,"Müller, Eva",,,secret-1,Dr.
                a1,"Meier, Eva",,,,
                a4,short
                ,nobody,,,,
                """;
        Told first = told(table);
        assertThat(first.lines)
                .containsExactly(
                        "imported a1",
                        "imported a2",
                        "failed a3",
                        "passed over a1",
                        "failed a1",
                        "failed a4",
                        "failed ");
        assertThat(first.columns.get(0)).containsExactly("account", "name", "mail", "kind", "password", "title");
        assertThat(first.problems.get(0)).contains("a1@example.org belongs to");
        assertThat(first.problems.get(1)).contains("with another displayName");
        assertThat(told(table).lines).startsWith("passed over a1", "passed over a2");
        assertThat(directory.verifyPassword(system.users().entry("a1").dn(), "secret-1".toCharArray()))
                .isTrue();
        refused("there is no column \"Colour\"", () -> told("account,Colour\nx,red\n"));
        refused("column \"account\" is missing", () -> told("name\nx\n"));
    }

    private static final class Told implements UserImport.Progress {
        private final List<String> lines = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final List<List<String>> columns = new ArrayList<>();

        @Override
        public void imported(String account) {
            lines.add("imported " + account);
        }

        @Override
        public void passedOver(String account) {
            lines.add("passed over " + account);
        }

        @Override
        public void failed(Map<String, String> line, String problem) {
            lines.add("failed " + line.get("account"));
            columns.add(List.copyOf(line.keySet()));
            problems.add(problem);
        }
    }

    private Told told(String table) throws Exception {
        Told told = new Told();
        new UserImport(system.users()).run(new StringReader(table), told);
        return told;
    }

    private static void refused(String message, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(RecipientException.class, e -> assertThat(e.getMessage())
                .containsIgnoringCase(message));
    }
}
