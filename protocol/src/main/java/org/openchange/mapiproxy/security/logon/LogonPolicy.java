/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.config.AnonymousLogon;
import org.openchange.mapiproxy.config.ThrottleSettings;

/** Who may log on to one server, whence, and how often one may be wrong. Thread-safe. */
public final class LogonPolicy {
    /** The listener that {@link AnonymousLogon#ENDPOINT_MAPPER} means. */
    public static final String ENDPOINT_MAPPER = "epmapper";

    private static final NtlmVerdict BLOCKED =
            NtlmVerdict.refused(LogonFailure.LOCKED_OUT, "too many logons failed before");

    private final NtlmAuthority ntlm;
    private final PasswordAuthority passwords;
    private final Optional<AccountStates> states;
    private final LogonThrottle throttle;
    private final AnonymousLogon anonymous;

    /** @param sources who is asked; stays the caller's to close */
    public LogonPolicy(LogonSources sources, ThrottleSettings throttle, AnonymousLogon anonymous) {
        this.ntlm = sources.ntlm();
        this.passwords = sources.passwords();
        this.states = sources.states().map(found -> new CachedAccountStates(found, System::nanoTime));
        this.throttle = new LogonThrottle(throttle, System::nanoTime);
        this.anonymous = Objects.requireNonNull(anonymous, "anonymous");
    }

    public boolean allowsAnonymous(LogonOrigin origin) {
        return switch (anonymous) {
            case NOWHERE -> false;
            case ENDPOINT_MAPPER -> origin.listener().equals(ENDPOINT_MAPPER);
            case EVERYWHERE -> true;
        };
    }

    /** What is known of accounts whose proof was somebody else's business; empty when nobody here knows any. */
    public Optional<AccountStates> states() {
        return states;
    }

    /** Judges the NTLM proofs of one client. One that has been wrong too often is refused unasked. */
    public NtlmAuthority ntlm(LogonOrigin origin) {
        return new ThrottledNtlm(origin.client().getAddress());
    }

    /** Judges the passwords of one client, with the same patience, and writes the audit log. */
    public PasswordAuthority passwords(LogonOrigin origin) {
        return (user, password) -> {
            PasswordVerdict verdict = verify(origin.client().getAddress(), user, password);
            if (verdict instanceof PasswordVerdict.Accepted accepted) {
                LogonAudit.accepted(origin, "password", accepted.principal());
            } else {
                LogonAudit.refused(origin, "password", ((PasswordVerdict.Refused) verdict).reason(), user);
            }
            return verdict;
        };
    }

    private PasswordVerdict verify(InetAddress client, String user, char[] password) {
        String name = user.substring(user.indexOf('\\') + 1);
        if (throttle.isBlocked(name, client)) {
            return new PasswordVerdict.Refused(LogonFailure.LOCKED_OUT, "too many logons failed before");
        }
        PasswordVerdict verdict = passwords.verify(user, password);
        if (verdict instanceof PasswordVerdict.Accepted) {
            throttle.onSuccess(name, client);
        } else if (((PasswordVerdict.Refused) verdict).reason() == LogonFailure.WRONG_CREDENTIALS) {
            throttle.onFailure(name, client);
        }
        return verdict;
    }

    private final class ThrottledNtlm implements NtlmAuthority {
        private final InetAddress client;

        ThrottledNtlm(InetAddress client) {
            this.client = client;
        }

        @Override
        public Optional<NtlmVerdict> verifyAtOnce(NtlmProof proof) {
            if (throttle.isBlocked(proof.user(), client)) {
                return Optional.of(BLOCKED);
            }
            Optional<NtlmVerdict> verdict = ntlm.verifyAtOnce(proof);
            verdict.ifPresent(known -> count(proof, known));
            return verdict;
        }

        /** Looks again: many proofs may have been waiting for a worker. */
        @Override
        public NtlmVerdict verify(NtlmProof proof) {
            if (throttle.isBlocked(proof.user(), client)) {
                return BLOCKED;
            }
            NtlmVerdict verdict = ntlm.verify(proof);
            count(proof, verdict);
            return verdict;
        }

        private void count(NtlmProof proof, NtlmVerdict verdict) {
            if (verdict instanceof NtlmVerdict.Accepted) {
                throttle.onSuccess(proof.user(), client);
            } else if (((NtlmVerdict.Refused) verdict).reason() == LogonFailure.WRONG_CREDENTIALS) {
                throttle.onFailure(proof.user(), client);
            }
        }
    }
}
