/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RFC 4120 3.2.3: remembers authenticators for as long as one could be sent again. Bounded: when it is full of authenticators that are
 * still good, new ones are refused. Thread-safe.
 */
final class ReplayCache {
    enum Verdict {
        NEW,
        REPLAYED,
        FULL
    }

    private record Fingerprint(long high, long low) {}

    private final int capacity;
    private final Duration memory;
    /** In the order of arrival, which is that of expiry. */
    private final Map<Fingerprint, Instant> expiries = new LinkedHashMap<>();

    ReplayCache(int capacity, Duration memory) {
        this.capacity = capacity;
        this.memory = memory;
    }

    /** @param authenticator as it was encrypted; the same one never comes twice from an honest client, thanks to its confounder */
    synchronized Verdict check(byte[] authenticator, Instant now) {
        forgetBefore(now);
        Fingerprint fingerprint = fingerprint(authenticator);
        if (expiries.containsKey(fingerprint)) {
            return Verdict.REPLAYED;
        }
        if (expiries.size() >= capacity) {
            return Verdict.FULL;
        }
        expiries.put(fingerprint, now.plus(memory));
        return Verdict.NEW;
    }

    private void forgetBefore(Instant now) {
        Iterator<Instant> oldest = expiries.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }

    private static Fingerprint fingerprint(byte[] authenticator) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(authenticator));
            return new Fingerprint(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had from this JDK", e);
        }
    }
}
