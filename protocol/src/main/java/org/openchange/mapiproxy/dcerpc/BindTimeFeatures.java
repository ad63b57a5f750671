/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Optional;
import java.util.UUID;

/**
 * Bind-time feature negotiation of [MS-RPCE] 2.2.2.14: a transfer syntax whose UUID carries a bit mask.
 *
 * @param securityContextMultiplexing several security contexts on one connection
 * @param keepConnectionOnOrphan an orphaned call does not end the connection
 */
public record BindTimeFeatures(boolean securityContextMultiplexing, boolean keepConnectionOnOrphan) {
    public static final BindTimeFeatures NONE = new BindTimeFeatures(false, false);
    public static final BindTimeFeatures ALL = new BindTimeFeatures(true, true);

    private static final long PREFIX = 0x6CB71C2C_9812_4540L;
    private static final int MULTIPLEXING = 1;
    private static final int KEEP_ON_ORPHAN = 2;

    /** What a transfer syntax asks for; empty when it is an ordinary one. Bits that are not known are left out. */
    public static Optional<BindTimeFeatures> of(SyntaxId syntax) {
        UUID uuid = syntax.uuid();
        if (uuid.getMostSignificantBits() != PREFIX || syntax.major() != 1 || syntax.minor() != 0) {
            return Optional.empty();
        }
        return Optional.of(ofBits((int) (uuid.getLeastSignificantBits() >>> 56)));
    }

    /** From the reason of {@link ContextResult#NEGOTIATE_ACK}. */
    public static BindTimeFeatures ofBits(int bits) {
        return new BindTimeFeatures((bits & MULTIPLEXING) != 0, (bits & KEEP_ON_ORPHAN) != 0);
    }

    public int bits() {
        return (securityContextMultiplexing ? MULTIPLEXING : 0) | (keepConnectionOnOrphan ? KEEP_ON_ORPHAN : 0);
    }

    /** The transfer syntax that asks for these. */
    public SyntaxId syntax() {
        return new SyntaxId(new UUID(PREFIX, (long) bits() << 56), 1, 0);
    }
}
