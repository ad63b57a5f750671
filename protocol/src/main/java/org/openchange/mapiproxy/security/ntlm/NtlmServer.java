/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.logon.LogonOrigin;
import org.openchange.mapiproxy.security.logon.LogonPolicy;

/** What all NTLMSSP contexts that accept have in common. Thread-safe. */
public final class NtlmServer {
    private final LogonPolicy policy;
    private final ProxyIdentity identity;
    private final Clock clock;
    private final SecureRandom random;

    public NtlmServer(LogonPolicy policy, ProxyIdentity identity) {
        this(policy, identity, Clock.systemUTC(), new SecureRandom());
    }

    NtlmServer(LogonPolicy policy, ProxyIdentity identity, Clock clock, SecureRandom random) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.identity = Objects.requireNonNull(identity, "identity");
        this.clock = clock;
        this.random = random;
    }

    /** A fresh context for one client; without user and proof it gets one as {@code NT AUTHORITY\ANONYMOUS LOGON}, where the policy has it so. */
    public NtlmAcceptContext accept(LogonOrigin origin) {
        return new NtlmAcceptContext(this, policy.ntlm(origin), policy.allowsAnonymous(origin));
    }

    /** The same for a client in this process. */
    public NtlmAcceptContext accept() {
        return accept(LogonOrigin.LOCAL);
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
