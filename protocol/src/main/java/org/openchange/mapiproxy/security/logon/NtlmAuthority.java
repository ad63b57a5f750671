/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Optional;

/**
 * Judges proofs of NTLM clients. Thread-safe.
 *
 * <ol>
 *   <li>{@link #verifyAtOnce} runs on an event loop and never waits; what it answers is final.
 *   <li>{@link #verify} runs on a worker, and only for a proof that {@link #verifyAtOnce} has just left open. It may wait, for a time that the
 *       authority limits itself: a few seconds; the client is gone after {@code mapiproxy:handshake timeout}.
 *   <li>An unknown account and a wrong password are one reason, {@link LogonFailure#WRONG_CREDENTIALS}, and take about the same time. That
 *       an account is disabled, locked out or expired is said only to who has proved its password, unless the authority is a server
 *       that says it earlier.
 *   <li>A back end that fails or is away is {@link LogonFailure#UNAVAILABLE} and never an exception.
 * </ol>
 */
public interface NtlmAuthority {

    /** The verdict if it is known without waiting. Empty: {@link #verify} has to be asked. */
    default Optional<NtlmVerdict> verifyAtOnce(NtlmProof proof) {
        return Optional.empty();
    }

    /** The verdict; may wait. */
    NtlmVerdict verify(NtlmProof proof);
}
