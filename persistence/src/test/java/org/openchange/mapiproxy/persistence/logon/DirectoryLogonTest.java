/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.config.ConfFile;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.LogonSources;
import org.openchange.mapiproxy.security.logon.PasswordAuthority;
import org.openchange.mapiproxy.security.logon.PasswordVerdict;
import org.openchange.mapiproxy.security.ntlm.NtlmPasswords;

/** Logons with the accounts of the embedded directory. */
class DirectoryLogonTest {
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("mail", "example", "example.org");
    private static final String PASSWORD = "Grün-1";

    @TempDir
    private Path temporary;

    private DirectoryLogon logon;

    private DirectorySettings settings(DirectorySettings.Schema schema, List<String> urls) {
        return new DirectorySettings(
                schema,
                urls,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(30),
                0,
                temporary.resolve("directory"));
    }

    private DirectorySettings embedded() {
        return settings(DirectorySettings.Schema.EMBEDDED, List.of());
    }

    @BeforeEach
    void open() {
        logon = new DirectoryLogon(embedded(), IDENTITY);
    }

    @AfterEach
    void close() {
        logon.close();
    }

    private void add(String account, Map<String, String> attributes) throws DirectoryException {
        try (Directory directory = Directories.open(embedded(), IDENTITY)) {
            String dn = "CN=" + account + "," + directory.layout().users();
            DirectoryEntry.Builder entry = DirectoryEntry.named(dn)
                    .with(Attributes.OBJECT_CLASS, "user")
                    .with(Attributes.ACCOUNT_NAME, account)
                    .with(Attributes.USER_PRINCIPAL_NAME, account + "@sales.example.org");
            attributes.forEach((name, value) -> entry.with(name, value));
            directory.add(entry.build());
            directory.setPassword(dn, PASSWORD.toCharArray());
        }
    }

    private static Object outcome(PasswordAuthority authority, String user, String password) {
        PasswordVerdict verdict = authority.verify(user, password.toCharArray());
        return verdict instanceof PasswordVerdict.Refused refused
                ? refused.reason()
                : ((PasswordVerdict.Accepted) verdict).principal().getName();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "EXAMPLE\\Alice",
                "example.org\\alice",
                "alice@sales.example.org",
                "alice@example.org",
                "alice@EXAMPLE"
            })
    void knowsAPersonByAllItsNames(String name) throws DirectoryException {
        add("alice", Map.of(Attributes.ACCOUNT_CONTROL, "512"));

        assertThat(outcome(logon.passwords(), name, PASSWORD)).isEqualTo("EXAMPLE\\alice");
        assertThat(outcome(new NtlmPasswords(logon.ntlm()), name, PASSWORD)).isEqualTo("EXAMPLE\\alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "OTHER\\alice", "alice@other.org", "*", "", "EXAMPLE\\", "alice)(cn=*"})
    void knowsNobodyByAnotherName(String name) throws DirectoryException {
        add("alice", Map.of());

        assertThat(outcome(logon.passwords(), name, PASSWORD)).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(new NtlmPasswords(logon.ntlm()), name, PASSWORD)).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
    }

    @Test
    void refusesAWrongPassword() throws DirectoryException {
        add("alice", Map.of());

        assertThat(outcome(logon.passwords(), "alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(logon.passwords(), "alice", "")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(new NtlmPasswords(logon.ntlm()), "alice", "wrong"))
                .isEqualTo(LogonFailure.WRONG_CREDENTIALS);
    }

    @Test
    void refusesAnAccountThatIsSwitchedOffOrTooOldWithEveryMechanism() throws Exception {
        Instant now = Instant.now();
        long filetime = (now.getEpochSecond() + 11_644_473_600L) * 10_000_000;
        Map<String, Map<String, String>> accounts = new HashMap<>();
        accounts.put("disabled", Map.of(Attributes.ACCOUNT_CONTROL, "514"));
        accounts.put("locked", Map.of("lockoutTime", Long.toString(filetime)));
        accounts.put("expired", Map.of("accountExpires", Long.toString(filetime - 10_000_000)));
        accounts.put("active", Map.of("accountExpires", Long.toString(filetime + 36_000_000_000L), "lockoutTime", "0"));
        accounts.put("forever", Map.of("accountExpires", "9223372036854775807"));
        for (Map.Entry<String, Map<String, String>> account : accounts.entrySet()) {
            add(account.getKey(), account.getValue());
        }

        assertState("disabled", AccountState.DISABLED, LogonFailure.DISABLED);
        assertState("locked", AccountState.LOCKED_OUT, LogonFailure.LOCKED_OUT);
        assertState("expired", AccountState.EXPIRED, LogonFailure.EXPIRED);
        assertState("active", AccountState.ACTIVE, "EXAMPLE\\active");
        assertState("forever", AccountState.ACTIVE, "EXAMPLE\\forever");
        assertThat(outcome(logon.passwords(), "disabled", PASSWORD)).isInstanceOf(LogonFailure.class);
        assertThat(outcome(logon.passwords(), "expired", PASSWORD)).isInstanceOf(LogonFailure.class);
    }

    private void assertState(String user, AccountState state, Object outcome) throws Exception {
        assertThat(outcome(new NtlmPasswords(logon.ntlm()), user, PASSWORD)).isEqualTo(outcome);
        assertThat(logon.states()
                        .orElseThrow()
                        .stateOf(new AuthenticatedPrincipal(user, "EXAMPLE.ORG", AuthType.KERBEROS)))
                .contains(state);
    }

    @Test
    void knowsNobodyAndMakesNothingAsLongAsThereIsNoDirectory() throws Exception {
        assertThat(outcome(logon.passwords(), "alice", PASSWORD)).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(new NtlmPasswords(logon.ntlm()), "alice", PASSWORD))
                .isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(logon.states()
                        .orElseThrow()
                        .stateOf(new AuthenticatedPrincipal("alice", "EXAMPLE.ORG", AuthType.KERBEROS)))
                .isEmpty();
        assertThat(temporary).isEmptyDirectory();

        add("alice", Map.of());

        assertThat(outcome(logon.passwords(), "alice", PASSWORD)).isEqualTo("EXAMPLE\\alice");
    }

    @Test
    void saysThatADirectoryIsAwayAndDoesNotTakeItForAnAnswer() {
        DirectorySettings away = settings(DirectorySettings.Schema.OPENLDAP, List.of("ldap://127.0.0.1:1"));
        try (DirectoryLogon far = new DirectoryLogon(away, IDENTITY)) {
            assertThat(outcome(far.passwords(), "alice", PASSWORD)).isEqualTo(LogonFailure.UNAVAILABLE);
            assertThat(outcome(new NtlmPasswords(far.ntlm()), "alice", PASSWORD))
                    .isEqualTo(LogonFailure.UNAVAILABLE);
        }
    }

    @Test
    void isFoundByTheWordOfTheConfiguration() throws Exception {
        ProxySettings settings = ProxySettings.load(ConfFile.NONE, name -> switch (name) {
            case "mapiproxy.data.directory" -> Optional.of(temporary.toString());
            case "mapiproxy.logon" -> Optional.of("directory");
            case "mapiproxy.workgroup" -> Optional.of("EXAMPLE");
            case "mapiproxy.realm" -> Optional.of("example.org");
            default -> Optional.empty();
        });
        add("alice", Map.of());

        try (LogonSources sources = LogonSources.open(settings)) {
            assertThat(outcome(sources.passwords(), "alice", PASSWORD)).isEqualTo("EXAMPLE\\alice");
        }
    }
}
