/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.persistence.directory.server.DomainController;
import org.openchange.mapiproxy.persistence.netlogon.DomainAuthority;
import org.openchange.mapiproxy.persistence.netlogon.DomainControllers;
import org.openchange.mapiproxy.persistence.netlogon.MembershipCheck;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.logon.LogonException;
import org.openchange.mapiproxy.security.logon.LogonFailure;

/** A member of a real domain, from joining to leaving: the controller is Samba's. */
class MembershipTest {
    private static final String ADDRESS = "127.0.0.28";
    private static final String REALM = "example.test";
    private static final ComputerNames NAMES = new ComputerNames("MBX1", "mbx1.example.test");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final org.openchange.mapiproxy.persistence.netlogon.DomainController CONTROLLER =
            org.openchange.mapiproxy.persistence.netlogon.DomainController.parse(ADDRESS);

    @TempDir
    static Path directory;

    private static DomainController samba;

    @TempDir
    Path data;

    @BeforeAll
    static void startDomain() {
        samba = new DomainController(directory, ADDRESS, List.of("rpc", "ldap", "cldap", "kdc"));
        // Samba's own tools give it this name at the first update of its DNS entries, and there is no DNS here.
        samba.administer("spn", "add", "ldap/dc1.example.test", "DC1$");
        samba.addUser("alice", "Al1ce!pass");
    }

    @AfterAll
    static void stopDomain() {
        if (samba != null) {
            samba.kill();
        }
    }

    private static DomainDirectory connect(String user, String password) throws DomainException {
        return DomainDirectory.connect(ADDRESS, REALM, user, password.toCharArray());
    }

    private static MachineAccount join(Optional<MachineAccount> known) throws DomainException {
        try (DomainDirectory domain = connect("Administrator", samba.administratorPassword())) {
            return domain.join(NAMES, Optional.empty(), known);
        }
    }

    private LogonFailure failureOf(DomainAuthority authority, String user, String password) {
        try {
            logOn(authority, user, password);
            return null;
        } catch (AuthenticationException e) {
            return LogonException.reasonOf(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One handshake between two ends in this process, of which the accepting one has the domain judge. */
    private SecurityContext logOn(DomainAuthority authority, String user, String password) throws IOException {
        SecurityContext client = SecurityProviders.initiator(user, password.toCharArray(), "EXAMPLE")
                .initiate(AuthType.NTLMSSP, AuthLevel.PRIVACY, Optional.empty());
        SecurityContext server = SecurityProviders.acceptor(
                        authority, new ProxyIdentity("MBX1", "EXAMPLE", REALM), Optional.empty())
                .accept(AuthType.NTLMSSP)
                .orElseThrow();
        server.step(client.step(server.step(client.step(new byte[0]))));
        assertThat(server.established()).isTrue();
        return server;
    }

    @Test
    void joinsLogsUsersOnAndLeaves() throws Exception {
        MachineAccountFile file = new MachineAccountFile(data);
        MachineAccount first = join(Optional.empty());
        file.write(first);
        MembershipCheck.check(first, CONTROLLER, TIMEOUT);
        assertThat(first.domain()).isEqualTo("EXAMPLE");

        try (DomainAuthority authority =
                new DomainAuthority(file, new DomainControllers(REALM, List.of(CONTROLLER)), TIMEOUT)) {
            assertThat(logOn(authority, "ALICE", "Al1ce!pass")
                            .principal()
                            .orElseThrow()
                            .getName())
                    .isEqualTo("EXAMPLE\\alice");
            assertThat(failureOf(authority, "alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
            assertThat(failureOf(authority, "nobody", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);

            file.write(join(Optional.of(first)));
            authority.reset();
            logOn(authority, "alice", "Al1ce!pass");
            samba.administer("user", "disable", "alice");
            assertThat(failureOf(authority, "alice", "Al1ce!pass")).isEqualTo(LogonFailure.DISABLED);
        }

        MachineAccount second = file.read().orElseThrow();
        assertThat(second.keyVersion()).isEqualTo(first.keyVersion() + 1);
        assertThat(second.previous()).contains(first.password());
        assertThatThrownBy(() -> MembershipCheck.check(first, CONTROLLER, TIMEOUT))
                .hasMessageContaining("STATUS_ACCESS_DENIED");

        try (DomainDirectory domain = connect("Administrator", samba.administratorPassword())) {
            assertThat(domain.leave(NAMES)).isTrue();
            assertThat(domain.leave(NAMES)).isFalse();
        }
        assertThatThrownBy(() -> MembershipCheck.check(second, CONTROLLER, TIMEOUT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysWhyTheDomainRefuses() {
        assertThatThrownBy(() -> connect("Administrator", "wrong"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining(ADDRESS)
                .hasMessageNotContaining("wrong\"");
        assertThatThrownBy(() -> DomainDirectory.connect(ADDRESS, "other.test", "Administrator", new char[] {'x'}))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("no controller of other.test");
    }
}
