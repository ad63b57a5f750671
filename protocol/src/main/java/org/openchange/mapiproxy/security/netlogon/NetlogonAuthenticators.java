/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;

/**
 * [MS-NRPC] 3.1.4.5: the chain of credentials by which each call of some operations proves that it follows the one before. One call at a time.
 */
public final class NetlogonAuthenticators {
    private final NetlogonSessionKey key;
    private final Clock clock;
    private byte[] stored;

    /** @param clientCredential with which the channel was established */
    public NetlogonAuthenticators(NetlogonSessionKey key, byte[] clientCredential, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.stored = clientCredential.clone();
    }

    /**
     * What a call carries.
     *
     * @param timestamp in seconds since 1970, unsigned 32 bits
     */
    public record Authenticator(byte[] credential, long timestamp) {}

    public Authenticator next() {
        long now = clock.instant().getEpochSecond() & 0xffff_ffffL;
        stored = plus(stored, now);
        return new Authenticator(key.credential(stored), now);
    }

    /** Whether the server's authenticator answers to the last {@link #next}. */
    public boolean verify(byte[] returned) {
        stored = plus(stored, 1);
        return key.isCredential(stored, returned);
    }

    /** Added to the first half only, without carry. */
    private static byte[] plus(byte[] credential, long number) {
        ByteBuffer sum = ByteBuffer.wrap(credential.clone()).order(ByteOrder.LITTLE_ENDIAN);
        sum.putInt(0, sum.getInt(0) + (int) number);
        return sum.array();
    }
}
