/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openchange.mapiproxy.persistence.directory.embedded.TestServer.dn;
import static org.openchange.mapiproxy.persistence.directory.embedded.TestServer.person;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.security.ntlm.NtHash;

class EmbeddedServerTest {
    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("directory");
    }

    @Test
    void keepsEntriesAndTheirIdsOverARestart() throws Exception {
        String id;
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            root.add(person("alice"));
            root.modify(dn("alice"), new Modification(ModificationType.REPLACE, "mail", "a@example.org"));
            root.add(person("Müller\\, Jörg \\+ \\\"J\\\""));
            root.add(person("gone"));
            root.delete(dn("gone"));
            root.modifyDN(new ModifyDNRequest(dn("alice"), "CN=\\ Alice", true));
            id = root.getEntry(dn("\\ Alice"), "entryUUID").getAttributeValue("entryUUID");
        }
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            Entry alice = root.getEntry(dn("\\ Alice"), "*", "entryUUID", "modifyTimestamp");
            assertThat(alice.getAttributeValue("mail")).isEqualTo("a@example.org");
            assertThat(alice.getAttributeValues("cn")).containsExactly(" Alice");
            assertThat(alice.getAttributeValue("entryUUID")).isEqualTo(id);
            assertThat(alice.hasAttribute("modifyTimestamp")).isTrue();
            assertThat(root.getEntry(dn("gone"))).isNull();
            assertThat(root.getEntry(dn("Müller\\, Jörg \\+ \\\"J\\\""))).isNotNull();
        }
    }

    @Test
    void movesASubtreeAndKeepsItSoAfterARestart() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            root.add("dn: OU=a,DC=example,DC=org", "objectClass: organizationalUnit");
            root.add("dn: CN=x,OU=a,DC=example,DC=org", "objectClass: contact", "mail: x@example.org");
            root.modifyDN(new ModifyDNRequest("OU=a,DC=example,DC=org", "OU=b", true));
        }
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            assertThat(root.getEntry("OU=a,DC=example,DC=org")).isNull();
            assertThat(root.searchForEntry("DC=example,DC=org", SearchScope.SUB, "(mail=x@example.org)")
                            .getDN())
                    .isEqualTo("CN=x,OU=b,DC=example,DC=org");
        }
    }

    @Test
    void givesItsFilesToNobodyElse() throws IOException {
        try (TestServer server = TestServer.open(directory());
                Stream<Path> files = Files.list(directory())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                    .isEqualTo("rwx------");
            assertThat(files).hasSizeGreaterThanOrEqualTo(6).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
            assertThat(Files.readString(directory().resolve("directory.address"))
                            .strip())
                    .isEqualTo("127.0.0.1:" + server.server().port());
        }
        assertThat(directory().resolve("directory.address")).doesNotExist();
    }

    @Test
    void isOpenedByOneOnly() throws IOException {
        try (TestServer server = TestServer.open(directory())) {
            assertThat(EmbeddedServer.tryOpen(directory(), TestServer.LAYOUT, 0))
                    .isEmpty();
            assertThat(DirectoryLock.holder(directory().resolve("directory.lock")))
                    .isEqualTo("process " + ProcessHandle.current().pid());
        }
        try (TestServer again = TestServer.open(directory())) {
            assertThat(again.server().size()).isEqualTo(4);
        }
    }

    @Test
    void saysNothingToWhoDoesNotBind() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection connection = server.unbound()) {
            refused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> connection.search("", SearchScope.BASE, "(objectClass=*)"));
            refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> connection.add(person("alice")));
            refused(ResultCode.INAPPROPRIATE_AUTHENTICATION, () -> connection.bind("", ""));
            refused(ResultCode.INVALID_CREDENTIALS, () -> connection.bind(EmbeddedServer.ROOT, "wrong"));
        }
    }

    @Test
    void keepsPasswordsInFormsThatNeitherTheFileNorAnAnswerGivesAway() throws Exception {
        byte[] hash = NtHash.of("Geheim-1".toCharArray());
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            root.add(person("alice"));
            root.processExtendedOperation(new PasswordModifyExtendedRequest(dn("alice"), null, "Geheim-1"));
            assertThat(server.server().ntHash(dn("alice")))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(hash));
            Entry shown = root.getEntry(dn("alice"), "*", "+", "userPassword", PasswordForms.NT_HASH);
            assertThat(shown.hasAttribute("userPassword")).isFalse();
            assertThat(shown.hasAttribute(PasswordForms.NT_HASH)).isFalse();
            refused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> root.search(dn("alice"), SearchScope.BASE, "(|(cn=x)(!(userPassword={P*)))"));
            refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> root.compare(dn("alice"), PasswordForms.NT_HASH, "x"));
        }
        String text = Files.readString(directory().resolve("changes.0.ldif"));
        assertThat(text)
                .contains("{PBKDF2-SHA256}")
                .doesNotContain("Geheim")
                .doesNotContain(java.util.Base64.getEncoder().encodeToString(hash))
                .doesNotContainIgnoringCase(java.util.HexFormat.of().formatHex(hash));
        try (TestServer server = TestServer.open(directory());
                LDAPConnection alice = server.as(dn("alice"), "Geheim-1")) {
            assertThat(alice.isConnected()).isTrue();
            assertThat(server.server().ntHash(dn("alice"))).isPresent();
            refused(ResultCode.INVALID_CREDENTIALS, () -> server.as(dn("alice"), "geheim-1"));
        }
    }

    @Test
    void sealsANtHashForOneEntryOnly() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            Entry alice = person("alice");
            alice.addAttribute("userPassword", "secret-1");
            root.add(alice);
            root.add(person("bob"));
            refused(
                    ResultCode.CONSTRAINT_VIOLATION,
                    () -> root.modify(dn("bob"), new Modification(ModificationType.ADD, PasswordForms.NT_HASH, "x")));
            assertThat(server.server().ntHash(dn("alice"))).isPresent();
            assertThat(server.server().ntHash(dn("bob"))).isEmpty();
        }
        Path log = directory().resolve("changes.0.ldif");
        assertThat(Files.readString(log)).doesNotContain("secret-1");
    }

    @Test
    void refusesTheBindOfADisabledAccount() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            Entry alice = person("alice");
            alice.addAttribute("userPassword", "secret-1");
            alice.addAttribute("userAccountControl", "512");
            root.add(alice);
            server.as(dn("alice"), "secret-1").close();
            root.modify(dn("alice"), new Modification(ModificationType.REPLACE, "userAccountControl", "514"));
            refused(ResultCode.INVALID_CREDENTIALS, () -> server.as(dn("alice"), "secret-1"));
        }
    }

    @Test
    void refusesAddressesAndNamesThatSomebodyHas() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            root.add(person("alice"));
            Entry other = person("bob");
            other.addAttribute("proxyAddresses", "smtp:ALICE@example.org");
            refused(ResultCode.ENTRY_ALREADY_EXISTS, () -> root.add(other));
            root.add(person("bob"));
            refused(
                    ResultCode.ENTRY_ALREADY_EXISTS,
                    () -> root.modify(
                            dn("bob"),
                            new Modification(
                                    ModificationType.REPLACE,
                                    "legacyExchangeDN",
                                    "/o=first/ou=group/cn=recipients/cn=alice")));
            root.modify(dn("bob"), new Modification(ModificationType.REPLACE, "uid", "bob"));
        }
    }

    @Test
    void handsOverAllPagesOfASearchOnceEach() throws Exception {
        try (TestServer server = TestServer.open(directory());
                LDAPConnection root = server.root()) {
            for (int i = 0; i < 25; i++) {
                root.add(person("p" + i));
            }
            Set<String> seen = new HashSet<>();
            com.unboundid.asn1.ASN1OctetString cookie = null;
            int pages = 0;
            do {
                SearchRequest request =
                        new SearchRequest(TestServer.LAYOUT.users(), SearchScope.ONE, "(objectClass=user)", "cn");
                request.addControl(new SimplePagedResultsControl(10, cookie, true));
                SearchResult result = root.search(request);
                result.getSearchEntries()
                        .forEach(entry -> assertThat(seen.add(entry.getDN())).isTrue());
                cookie = SimplePagedResultsControl.get(result).getCookie();
                pages++;
            } while (cookie.getValueLength() > 0);
            assertThat(seen).hasSize(25);
            assertThat(pages).isEqualTo(3);
        }
    }

    @Test
    void foldsTheLogIntoANewSnapshotWhenItHasGrown() throws Exception {
        try (TestServer server = TestServer.open(directory(), 20_000);
                LDAPConnection root = server.root()) {
            for (int i = 0; i < 300; i++) {
                root.add(person("p" + i));
            }
        }
        List<String> logs = names("changes.");
        assertThat(logs).hasSize(1).doesNotContain("changes.0.ldif");
        assertThat(Files.readString(directory().resolve("directory.ldif"))).contains("cn: p0\n");
        try (TestServer server = TestServer.open(directory())) {
            assertThat(server.server().size()).isEqualTo(304);
        }
    }

    @Test
    void refusesADamagedSnapshotInsteadOfLosingPeople() throws Exception {
        TestServer.open(directory()).close();
        Path snapshot = directory().resolve("directory.ldif");
        String text = Files.readString(snapshot);
        Files.writeString(snapshot, text.substring(0, text.lastIndexOf("dn: ")));
        assertThatThrownBy(() -> TestServer.open(directory()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void refusesAnotherBaseThanItsOwn() throws Exception {
        TestServer.open(directory()).close();
        assertThatThrownBy(() -> EmbeddedServer.tryOpen(
                        directory(),
                        new org.openchange.mapiproxy.persistence.directory.DirectoryLayout(
                                "DC=other", "CN=Users,DC=other", "CN=Configuration,DC=other"),
                        0))
                .hasMessageContaining("other entries than below DC=other");
    }

    @Test
    void refusesToOpenWithoutTheKeyOfItsPasswords() throws Exception {
        TestServer.open(directory()).close();
        Files.delete(directory().resolve("directory.key"));
        assertThatThrownBy(() -> TestServer.open(directory())).hasMessageContaining("directory.key is missing");
    }

    private List<String> names(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private static void refused(ResultCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(LDAPException.class, e -> assertThat(e.getResultCode())
                .isEqualTo(code));
    }
}
