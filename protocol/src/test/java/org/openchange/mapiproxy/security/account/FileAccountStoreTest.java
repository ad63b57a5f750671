/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.ntlm.NtHash;

class FileAccountStoreTest {
    private static final char[] PASSWORD = "Password".toCharArray();
    private static final String HASH = "a4f49c406510bdcab6824ee7c30fd852";

    @TempDir
    Path directory;

    private Path path;
    private FileAccountStore store;

    @BeforeEach
    void openStore() {
        path = directory.resolve("security/accounts");
        store = new FileAccountStore(path);
    }

    private void replace(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void holdsNoAccountsWithoutAFile() throws Exception {
        assertThat(store.find("EXAMPLE", "alice")).isEmpty();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void keepsTheHashOfThePasswordInAFileForItsOwnerOnly() throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);

        assertThat(Files.readString(path)).contains("EXAMPLE:alice:" + HASH).doesNotContain("Password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(store.find("EXAMPLE", "alice").orElseThrow().ntHash()).isEqualTo(NtHash.of(PASSWORD));
        assertThat(store.list().toString() + store).doesNotContain(HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE,alice,EXAMPLE",
        "example,ALICE,EXAMPLE",
        "Example.Test,alice,EXAMPLE",
        "'',alice@example.test,EXAMPLE",
        "'',alice@EXAMPLE,EXAMPLE",
        "'',bob,OTHER",
        "other,Alice,OTHER"
    })
    void findsTheAccountThatAClientMeans(String domain, String user, String expectedDomain) throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);
        store.add("OTHER", "alice", PASSWORD);
        store.add("OTHER", "bob", PASSWORD);

        assertThat(store.find(domain, user)).map(Account::domain).contains(expectedDomain);
    }

    @ParameterizedTest
    @CsvSource({
        "'',alice",
        "THIRD,alice",
        "EXAMPLE,bob",
        "EXAMPLE,''",
        "'',''",
        "'',@example",
        "'',alice@",
        "EXAMPLE,alice@example.test"
    })
    void findsNobodyWhereNobodyIsMeant(String domain, String user) throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);
        store.add("OTHER", "alice", PASSWORD);

        assertThat(store.find(domain, user)).isEmpty();
    }

    @Test
    void refusesToAddAnAccountTwice() throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);

        assertThatThrownBy(() -> store.add("example", "Alice", PASSWORD))
                .isInstanceOf(AccountFileException.class)
                .hasMessageContaining("already");
    }

    @Test
    void changesPasswords() throws Exception {
        store.add("EXAMPLE", "alice", "old".toCharArray());
        store.setPassword("example", "ALICE", PASSWORD);

        assertThat(store.list()).hasSize(1);
        assertThat(store.find("EXAMPLE", "alice").orElseThrow().ntHash()).isEqualTo(NtHash.of(PASSWORD));
    }

    @Test
    void deletesAccounts() throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);
        store.add("EXAMPLE", "bob", PASSWORD);
        store.delete("EXAMPLE", "alice");

        assertThat(store.list()).extracting(Account::user).containsExactly("bob");
        assertThatThrownBy(() -> store.delete("EXAMPLE", "alice"))
                .isInstanceOf(AccountFileException.class)
                .hasMessageContaining("EXAMPLE\\alice");
        assertThatThrownBy(() -> store.setPassword("EXAMPLE", "alice", PASSWORD))
                .isInstanceOf(AccountFileException.class);
    }

    @Test
    void noticesWhatAnotherProcessChanged() throws Exception {
        FileAccountStore other = new FileAccountStore(path);
        assertThat(store.find("EXAMPLE", "alice")).isEmpty();

        other.add("EXAMPLE", "alice", PASSWORD);
        assertThat(store.find("EXAMPLE", "alice")).isPresent();

        other.delete("EXAMPLE", "alice");
        assertThat(store.find("EXAMPLE", "alice")).isEmpty();
    }

    @Test
    void losesNoAccountWhenSeveralAddAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> additions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String user = "user" + i;
            additions.add(threads.submit(() -> {
                new FileAccountStore(path).add("EXAMPLE", user, PASSWORD);
                return null;
            }));
        }
        for (Future<?> addition : additions) {
            addition.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(store.list()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void refusesAFileThatOthersMayRead(String mode) throws Exception {
        store.add("EXAMPLE", "alice", PASSWORD);
        assertThat(store.find("EXAMPLE", "alice")).isPresent();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> store.find("EXAMPLE", "alice"))
                .isInstanceOf(AccountFileException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> store.add("EXAMPLE", "bob", PASSWORD)).isInstanceOf(AccountFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EXAMPLE:alice", "EXAMPLE:alice:00", "EXAMPLE::" + HASH, "EXAMPLE:alice:" + HASH + ":x", "a"})
    void namesTheLineThatIsMalformedButNotTheHash(String line) throws Exception {
        replace("# comment\n\n" + line + "\n");

        assertThatThrownBy(() -> store.find("EXAMPLE", "alice"))
                .isInstanceOf(AccountFileException.class)
                .hasMessageContaining("line 3")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void isUsableAgainWhenTheFileWasMended() throws Exception {
        replace("nonsense\n");
        assertThatThrownBy(() -> store.list()).isInstanceOf(AccountFileException.class);
        replace("EXAMPLE:alice:" + HASH + "\n");

        assertThat(store.find("EXAMPLE", "alice")).isPresent();
    }

    @Test
    void refusesAFileWithoutEnd() throws Exception {
        replace("#".repeat(AccountFile.MAX_BYTES + 1));

        assertThatThrownBy(() -> store.list())
                .isInstanceOf(AccountFileException.class)
                .hasMessageContaining("longer");
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE,''",
        "'',alice",
        "EXAMPLE,al:ice",
        "EXA\\MPLE,alice",
        "EXAMPLE,alice@example",
        "'EXAMPLE\n',alice"
    })
    void refusesNamesThatCannotBe(String domain, String user) {
        assertThatThrownBy(() -> store.add(domain, user, PASSWORD)).isInstanceOf(AccountFileException.class);
        assertThat(path).doesNotExist();
    }

    @Test
    void refusesAnEmptyPassword() {
        assertThatThrownBy(() -> store.add("EXAMPLE", "alice", new char[0])).isInstanceOf(AccountFileException.class);
    }
}
