/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.AccountStore;

/** What all NTLMSSP contexts that accept have in common. Thread-safe. */
public final class NtlmServer {
    private final AccountStore accounts;
    private final ProxyIdentity identity;
    private final boolean anonymousAllowed;
    private final Clock clock;
    private final SecureRandom random;
    private final byte[] unknownAccountHash = new byte[16];

    /** @param anonymousAllowed whether a client without user and proof gets a context, as {@code NT AUTHORITY\ANONYMOUS LOGON} */
    public NtlmServer(AccountStore accounts, ProxyIdentity identity, boolean anonymousAllowed) {
        this(accounts, identity, anonymousAllowed, Clock.systemUTC(), new SecureRandom());
    }

    NtlmServer(
            AccountStore accounts, ProxyIdentity identity, boolean anonymousAllowed, Clock clock, SecureRandom random) {
        this.accounts = Objects.requireNonNull(accounts, "accounts");
        this.identity = Objects.requireNonNull(identity, "identity");
        this.anonymousAllowed = anonymousAllowed;
        this.clock = clock;
        this.random = random;
        random.nextBytes(unknownAccountHash);
    }

    /** A fresh context for one client. */
    public NtlmAcceptContext accept() {
        return new NtlmAcceptContext(this);
    }

    AccountStore accounts() {
        return accounts;
    }

    boolean anonymousAllowed() {
        return anonymousAllowed;
    }

    /** Nobody's hash: proofs for unknown accounts are checked against it, so that they take the time of a wrong password. */
    byte[] unknownAccountHash() {
        return unknownAccountHash.clone();
    }

    ChallengeMessage challenge(int clientFlags) {
        byte[] serverChallenge = new byte[8];
        random.nextBytes(serverChallenge);
        int flags = clientFlags & NegotiateFlags.SUPPORTED
                | NegotiateFlags.REQUEST_TARGET
                | NegotiateFlags.TARGET_TYPE_DOMAIN
                | NegotiateFlags.TARGET_INFO
                | NegotiateFlags.VERSION;
        return new ChallengeMessage(flags, identity.workgroup(), serverChallenge, targetInfo());
    }

    private byte[] targetInfo() {
        AvPairs pairs = new AvPairs()
                .with(AvPairs.NB_DOMAIN_NAME, identity.workgroup())
                .with(AvPairs.NB_COMPUTER_NAME, identity.netbiosName())
                .with(AvPairs.DNS_COMPUTER_NAME, identity.fqdn())
                .withTimestamp(FileTime.of(clock.instant()));
        if (!identity.realm().isEmpty()) {
            pairs.with(AvPairs.DNS_DOMAIN_NAME, identity.realm());
        }
        return pairs.write();
    }
}
