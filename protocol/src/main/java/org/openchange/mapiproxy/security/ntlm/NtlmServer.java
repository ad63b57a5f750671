/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;

/** What all NTLMSSP contexts that accept have in common. Thread-safe. */
public final class NtlmServer {
    private final NtlmAuthority authority;
    private final ProxyIdentity identity;
    private final boolean anonymousAllowed;
    private final Clock clock;
    private final SecureRandom random;

    /** @param anonymousAllowed whether a client without user and proof gets a context, as {@code NT AUTHORITY\ANONYMOUS LOGON} */
    public NtlmServer(AccountStore accounts, ProxyIdentity identity, boolean anonymousAllowed) {
        this(new NtHashAuthority(accounts), identity, anonymousAllowed);
    }

    /** As the other one, with an authority that may wait. */
    public NtlmServer(NtlmAuthority authority, ProxyIdentity identity, boolean anonymousAllowed) {
        this(authority, identity, anonymousAllowed, Clock.systemUTC(), new SecureRandom());
    }

    NtlmServer(
            NtlmAuthority authority,
            ProxyIdentity identity,
            boolean anonymousAllowed,
            Clock clock,
            SecureRandom random) {
        this.authority = Objects.requireNonNull(authority, "authority");
        this.identity = Objects.requireNonNull(identity, "identity");
        this.anonymousAllowed = anonymousAllowed;
        this.clock = clock;
        this.random = random;
    }

    /** A fresh context for one client. */
    public NtlmAcceptContext accept() {
        return new NtlmAcceptContext(this, authority);
    }

    boolean anonymousAllowed() {
        return anonymousAllowed;
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
