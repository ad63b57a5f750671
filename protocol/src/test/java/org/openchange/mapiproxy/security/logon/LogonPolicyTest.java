/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.AnonymousLogon;
import org.openchange.mapiproxy.config.ThrottleSettings;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;

class LogonPolicyTest {
    private static final LogonOrigin HERE = new LogonOrigin(new InetSocketAddress("192.0.2.7", 1), "rpc");
    private static final ThrottleSettings THREE_ATTEMPTS =
            new ThrottleSettings(3, 100, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final List<String> asked = new ArrayList<>();

    private LogonSource source(String name, AccountStore accounts) {
        NtHashAuthority authority = new NtHashAuthority((domain, user) -> {
            asked.add(name);
            return accounts.find(domain, user);
        });
        return new LogonSource() {
            @Override
            public NtlmAuthority ntlm() {
                return authority;
            }

            @Override
            public void close() {
                asked.add(name + " closed");
            }
        };
    }

    private static AccountStore one(String user, String password, AccountState state) {
        return (domain, name) -> name.equals(user)
                ? Optional.of(new Account(user, Accounts.DOMAIN, Accounts.hash(password), state))
                : Optional.empty();
    }

    private static PasswordAuthority passwords(LogonSource... sources) {
        LogonSources all = LogonSources.of(List.of(sources));
        return new LogonPolicy(all, THREE_ATTEMPTS, AnonymousLogon.NOWHERE).passwords(HERE);
    }

    private static Object outcome(PasswordAuthority authority, String user, String password) {
        PasswordVerdict verdict = authority.verify(user, password.toCharArray());
        return verdict instanceof PasswordVerdict.Refused refused
                ? refused.reason()
                : ((PasswordVerdict.Accepted) verdict).principal().getName();
    }

    @Test
    void asksEveryoneUntilSomebodyAccepts() {
        PasswordAuthority authority = passwords(
                source("first", one("alice", "a", AccountState.ACTIVE)),
                source("second", one("bob", "b", AccountState.ACTIVE)));

        assertThat(outcome(authority, "EXAMPLE\\bob", "b")).isEqualTo("EXAMPLE\\bob");
        assertThat(asked).containsExactly("first", "second");
        asked.clear();
        assertThat(outcome(authority, "alice", "a")).isEqualTo("EXAMPLE\\alice");
        assertThat(asked).containsExactly("first");
    }

    @Test
    void takesTheSameWayForAWrongPasswordAndAnUnknownAccount() {
        PasswordAuthority authority = passwords(
                source("first", one("alice", "a", AccountState.ACTIVE)),
                source("second", one("bob", "b", AccountState.ACTIVE)));

        assertThat(outcome(authority, "alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(authority, "nobody", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(asked).containsExactly("first", "second", "first", "second");
    }

    @Test
    void tellsOnlyWhoKnowsThePasswordThatAnAccountIsDisabled() {
        PasswordAuthority authority = passwords(source("first", one("alice", "a", AccountState.DISABLED)));

        assertThat(outcome(authority, "alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        assertThat(outcome(authority, "alice", "a")).isEqualTo(LogonFailure.DISABLED);
    }

    @Test
    void refusesALockedAccountUnasked() {
        PasswordAuthority authority = passwords(source("first", one("alice", "a", AccountState.ACTIVE)));
        for (int i = 0; i < 3; i++) {
            assertThat(outcome(authority, "OTHER" + i + "\\alice", "wrong")).isEqualTo(LogonFailure.WRONG_CREDENTIALS);
        }
        asked.clear();

        assertThat(outcome(authority, "alice", "a")).isEqualTo(LogonFailure.LOCKED_OUT);
        assertThat(asked).isEmpty();
    }

    @Test
    void locksNobodyOutBecauseABackEndIsAway() {
        PasswordAuthority authority = passwords(source("first", Accounts.UNREADABLE));
        for (int i = 0; i < 10; i++) {
            assertThat(outcome(authority, "alice", "a")).isEqualTo(LogonFailure.UNAVAILABLE);
        }
    }

    @Test
    void goesOnToTheNextWhileABackEndIsAwayAndSaysThatItWas() {
        PasswordAuthority authority =
                passwords(source("first", Accounts.UNREADABLE), source("second", one("bob", "b", AccountState.ACTIVE)));

        assertThat(outcome(authority, "bob", "b")).isEqualTo("EXAMPLE\\bob");
        assertThat(outcome(authority, "alice", "a")).isEqualTo(LogonFailure.UNAVAILABLE);
    }

    @Test
    void takesAnonymousClientsWhereTheConfigurationSaysSo() {
        LogonSources nobody = LogonSources.of(List.of());
        LogonOrigin mapper = new LogonOrigin(HERE.client(), LogonPolicy.ENDPOINT_MAPPER);
        LogonPolicy policy = new LogonPolicy(nobody, THREE_ATTEMPTS, AnonymousLogon.ENDPOINT_MAPPER);

        assertThat(policy.allowsAnonymous(mapper)).isTrue();
        assertThat(policy.allowsAnonymous(HERE)).isFalse();
        assertThat(new LogonPolicy(nobody, THREE_ATTEMPTS, AnonymousLogon.NOWHERE).allowsAnonymous(mapper))
                .isFalse();
        assertThat(new LogonPolicy(nobody, THREE_ATTEMPTS, AnonymousLogon.EVERYWHERE).allowsAnonymous(HERE))
                .isTrue();
    }

    @Test
    void remembersTheStateOfAnAccountWhileItsKeeperIsAway() throws IOException {
        long[] now = {0};
        boolean[] away = {false};
        CachedAccountStates states = new CachedAccountStates(
                principal -> {
                    asked.add(principal.getName());
                    if (away[0]) {
                        throw new IOException("away");
                    }
                    return Optional.of(AccountState.DISABLED);
                },
                () -> now[0]);
        AuthenticatedPrincipal alice = new AuthenticatedPrincipal("alice", "EXAMPLE.TEST", AuthType.KERBEROS);

        assertThat(states.stateOf(alice)).contains(AccountState.DISABLED);
        assertThat(states.stateOf(alice)).contains(AccountState.DISABLED);
        assertThat(asked).hasSize(1);
        away[0] = true;
        now[0] = CachedAccountStates.FRESH.toNanos() + 1;
        assertThat(states.stateOf(alice)).contains(AccountState.DISABLED);
        now[0] = CachedAccountStates.STALE.toNanos() + 1;
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> states.stateOf(alice))
                .isInstanceOf(IOException.class);
    }
}
