/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.List;
import java.util.Optional;

/**
 * Several authorities in their order. The first that accepts a proof, or finds its account disabled, locked out or expired, has the last word; the
 * others are asked as long as nobody has it, so that a wrong password takes the way of an unknown account.
 */
final class NtlmAuthorities implements NtlmAuthority {
    private final List<NtlmAuthority> members;

    NtlmAuthorities(List<NtlmAuthority> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public Optional<NtlmVerdict> verifyAtOnce(NtlmProof proof) {
        NtlmVerdict combined = nobody();
        for (NtlmAuthority member : members) {
            Optional<NtlmVerdict> verdict = member.verifyAtOnce(proof);
            if (verdict.isEmpty()) {
                return Optional.empty();
            }
            combined = worseOf(combined, verdict.get());
            if (isFinal(combined)) {
                break;
            }
        }
        return Optional.of(combined);
    }

    @Override
    public NtlmVerdict verify(NtlmProof proof) {
        NtlmVerdict combined = nobody();
        for (NtlmAuthority member : members) {
            combined = worseOf(combined, member.verifyAtOnce(proof).orElseGet(() -> member.verify(proof)));
            if (isFinal(combined)) {
                break;
            }
        }
        return combined;
    }

    private static NtlmVerdict nobody() {
        return NtlmVerdict.refused(LogonFailure.WRONG_CREDENTIALS, "nobody to ask");
    }

    /** One that could not be asked might have known the account. */
    private static NtlmVerdict worseOf(NtlmVerdict soFar, NtlmVerdict next) {
        boolean keepsDoubt = next instanceof NtlmVerdict.Refused refused
                && refused.reason() == LogonFailure.WRONG_CREDENTIALS
                && isUnavailable(soFar);
        return keepsDoubt ? soFar : next;
    }

    private static boolean isUnavailable(NtlmVerdict verdict) {
        return verdict instanceof NtlmVerdict.Refused refused && refused.reason() == LogonFailure.UNAVAILABLE;
    }

    private static boolean isFinal(NtlmVerdict verdict) {
        return !(verdict instanceof NtlmVerdict.Refused refused)
                || refused.reason().isDecisive();
    }
}
