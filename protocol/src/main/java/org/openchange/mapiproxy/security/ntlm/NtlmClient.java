/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/** An account that logs on with NTLMSSP. Thread-safe. */
public final class NtlmClient {
    private final String user;
    private final String domain;
    private final byte[] ntHash;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * @param user the account's name, or {@code user@realm} with an empty domain
     * @param domain NetBIOS domain; may be empty
     * @param ntHash as {@link NtHash#of} makes it
     */
    public NtlmClient(String user, String domain, byte[] ntHash) {
        this(user, domain, ntHash, Clock.systemUTC(), new SecureRandom());
    }

    NtlmClient(String user, String domain, byte[] ntHash, Clock clock, SecureRandom random) {
        this.user = Objects.requireNonNull(user, "user");
        this.domain = Objects.requireNonNull(domain, "domain");
        this.ntHash = ntHash.clone();
        this.clock = clock;
        this.random = random;
    }

    /** A fresh context towards one server. */
    public NtlmInitiateContext initiate(AuthLevel level, Optional<String> targetPrincipal) {
        return new NtlmInitiateContext(this, level, targetPrincipal);
    }

    String user() {
        return user;
    }

    String domain() {
        return domain;
    }

    byte[] ntowf() {
        return NtlmV2.ntowf(ntHash, user, domain);
    }

    long now() {
        return FileTime.of(clock.instant());
    }

    byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return domain + "\\" + user;
    }
}
