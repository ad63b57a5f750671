/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.server.OpenLdapServer;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.PasswordAuthority;
import org.openchange.mapiproxy.security.logon.PasswordVerdict;
import org.openchange.mapiproxy.security.ntlm.NtlmPasswords;

/** Logons with the accounts of Debian's slapd. */
class OpenLdapLogonTest {
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("mail", "EXAMPLE", "example.test");
    private static final String PASSWORD = "Grün-1";

    @TempDir
    private Path files;

    private static Object outcome(PasswordAuthority authority, String user, String password) {
        PasswordVerdict verdict = authority.verify(user, password.toCharArray());
        return verdict instanceof PasswordVerdict.Refused refused
                ? refused.reason()
                : ((PasswordVerdict.Accepted) verdict).principal().getName();
    }

    @Test
    void logsOnWithSambasNtPasswordAndWithASimpleBind() throws Exception {
        try (OpenLdapServer server = new OpenLdapServer(files);
                Directory directory = Directories.open(server.settings(), IDENTITY);
                DirectoryLogon logon = new DirectoryLogon(server.settings(), IDENTITY)) {
            String dn = "CN=Alice," + OpenLdapServer.PEOPLE;
            directory.add(DirectoryEntry.named(dn)
                    .with(Attributes.OBJECT_CLASS, "user")
                    .with(Attributes.ACCOUNT_NAME, "alice")
                    .with("sn", "Alice")
                    .build());
            PasswordAuthority ntlm = new NtlmPasswords(logon.ntlm());
            assertThat(outcome(ntlm, "alice", PASSWORD)).isEqualTo(LogonFailure.WRONG_CREDENTIALS);

            directory.setPassword(dn, PASSWORD.toCharArray());

            for (PasswordAuthority authority : List.of(ntlm, logon.passwords())) {
                assertThat(outcome(authority, "EXAMPLE\\ALICE", PASSWORD)).isEqualTo("EXAMPLE\\alice");
                assertThat(outcome(authority, "alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
                assertThat(outcome(authority, "nobody", PASSWORD)).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
            }

            directory.modify(dn, List.of(Modification.replace(Attributes.ACCOUNT_CONTROL, "514")));

            assertThat(outcome(ntlm, "alice", PASSWORD)).isEqualTo(LogonFailure.DISABLED);
            assertThat(outcome(logon.passwords(), "alice", PASSWORD))
                    .as("as a server does that knows of disabled accounts")
                    .isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        }
    }
}
