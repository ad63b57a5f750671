/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.NtHashes;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.security.ntlm.NtHash;

class EmbeddedDirectoryTest {
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("mail", "example", "example.org");
    private static final String ALICE = "CN=Müller\\, Alice,CN=Users,DC=example,DC=org";

    @TempDir
    private Path temporary;

    private Directory open(int seconds) throws DirectoryException {
        DirectorySettings settings = new DirectorySettings(
                DirectorySettings.Schema.EMBEDDED,
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(seconds),
                0,
                temporary.resolve("directory"));
        return Directories.open(settings, IDENTITY);
    }

    private static DirectoryEntry alice() {
        return DirectoryEntry.named(ALICE)
                .with(Attributes.OBJECT_CLASS, "user")
                .with(Attributes.ACCOUNT_NAME, "alice")
                .with(Attributes.MAIL, "alice@example.org")
                .with(Attributes.ACCOUNT_CONTROL, "512")
                .build();
    }

    @Test
    void speaksTheVocabularyOfTheProduct() throws Exception {
        try (Directory directory = open(10)) {
            assertThat(directory.layout().users()).isEqualTo("CN=Users,DC=example,DC=org");
            directory.add(alice());
            DirectoryEntry found = directory
                    .find(Search.below(
                            directory.layout().base(),
                            EntryFilter.all(List.of(
                                    EntryFilter.equal(Attributes.OBJECT_CLASS, "user"),
                                    EntryFilter.equal(Attributes.ACCOUNT_NAME, "ALICE")))))
                    .orElseThrow();
            assertThat(found.isA("user")).isTrue();
            assertThat(found.isA("person")).isTrue();
            assertThat(found.attributeNames()).contains("cn").doesNotContain("CN");
            assertThat(found.text(Attributes.ACCOUNT_NAME)).hasValue("alice");
            assertThat(found.id()).isPresent();
            assertThatThrownBy(() -> directory.add(alice()))
                    .isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.ALREADY_EXISTS));
        }
    }

    @Test
    void givesNtHashesToThisProcessAndVerifiesPasswords() throws Exception {
        try (Directory directory = open(10)) {
            directory.add(alice());
            assertThat(((NtHashes) directory).ntHash(ALICE)).isEmpty();
            directory.setPassword(ALICE, "Grün-1".toCharArray());
            assertThat(((NtHashes) directory).ntHash(ALICE))
                    .get(InstanceOfAssertFactories.BYTE_ARRAY)
                    .isEqualTo(NtHash.of("Grün-1".toCharArray()));
            assertThat(directory.verifyPassword(ALICE, "Grün-1".toCharArray())).isTrue();
            assertThat(directory.verifyPassword(ALICE, "grün-1".toCharArray())).isFalse();
            assertThat(directory.verifyPassword(ALICE, new char[0])).isFalse();
            directory.modify(ALICE, List.of(Modification.replace(Attributes.ACCOUNT_CONTROL, "514")));
            assertThat(directory.verifyPassword(ALICE, "Grün-1".toCharArray())).isFalse();
        }
    }

    @Test
    void tellsOfChangesOnceEach() throws Exception {
        try (Directory directory = open(10)) {
            Directory.ChangeFeed feed = directory.changes(directory.layout().users());
            directory.add(alice());
            UUID id = directory.read(ALICE).orElseThrow().id().orElseThrow();
            directory.modify(ALICE, List.of(Modification.replace(Attributes.MAIL, "a@example.org")));
            List<DirectoryEntry> changed = new ArrayList<>();
            List<UUID> gone = new ArrayList<>();
            assertThatThrownBy(() -> feed.poll(
                            List.of(),
                            entry -> {
                                throw new DirectoryException(Reason.FAILED, "the sink is full");
                            },
                            gone::add))
                    .hasMessage("the sink is full");
            feed.poll(List.of(Attributes.MAIL), changed::add, gone::add);
            assertThat(changed).singleElement().satisfies(entry -> assertThat(entry.text(Attributes.MAIL))
                    .hasValue("a@example.org"));
            feed.poll(List.of(), changed::add, gone::add);
            assertThat(changed).hasSize(1);
            directory.delete(ALICE);
            feed.poll(List.of(), changed::add, gone::add);
            assertThat(changed).hasSize(1);
            assertThat(gone).containsExactly(id);
        }
    }

    @Test
    void letsOneSecondProcessWorkOverThePort() throws Exception {
        try (Directory first = open(10);
                Directory second = open(9)) {
            assertThat(second).isNotInstanceOf(NtHashes.class);
            second.add(alice());
            second.setPassword(ALICE, "secret-1".toCharArray());
            assertThat(first.read(ALICE)).isPresent();
            assertThat(((NtHashes) first).ntHash(ALICE)).isPresent();
            assertThat(second.verifyPassword(ALICE, "secret-1".toCharArray())).isTrue();
        }
    }

    @Test
    void namesTheProcessThatKeepsTheFilesAndDoesNotAnswer() throws Exception {
        Path directory = temporary.resolve("directory");
        OwnerOnlyFiles.makeDirectory(directory);
        try (DirectoryLock lock =
                DirectoryLock.tryTake(directory.resolve("directory.lock")).orElseThrow()) {
            assertThatThrownBy(() -> open(1))
                    .isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.UNAVAILABLE))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void actsForAPersonWithThatPersonsRights() throws Exception {
        try (Directory directory = open(10)) {
            directory.add(alice());
            directory.modifyAs(ALICE, ALICE, List.of(Modification.replace("telephoneNumber", "1")));
            assertThatThrownBy(() -> directory.modifyAs(
                            ALICE, ALICE, List.of(Modification.replace(Attributes.MAIL, "b@example.org"))))
                    .isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.ACCESS_DENIED));
        }
    }
}
