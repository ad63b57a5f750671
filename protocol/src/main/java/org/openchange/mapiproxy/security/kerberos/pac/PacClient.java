/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.pac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * [MS-PAC] 2.7 PAC_CLIENT_INFO, which ties a PAC to its ticket.
 *
 * @param authTime authtime of the ticket
 * @param name the client as the KDC was asked for it, without the realm by rule
 */
public record PacClient(Instant authTime, String name) {
    private static final int FIXED_BYTES = 10;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final long TICKS_PER_SECOND = 10_000_000;

    static PacClient read(byte[] bytes) {
        if (bytes.length < FIXED_BYTES) {
            throw new TruncatedMessageException("PAC_CLIENT_INFO", 0, FIXED_BYTES, bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long fileTime = in.getLong(); // ClientId (8 bytes)
        int length = Short.toUnsignedInt(in.getShort()); // NameLength (2 bytes)
        if (length > in.remaining()) {
            throw new TruncatedMessageException("PAC_CLIENT_INFO Name", FIXED_BYTES, length, in.remaining());
        }
        String name = new String(bytes, FIXED_BYTES, length, StandardCharsets.UTF_16LE); // Name
        return new PacClient(
                Instant.ofEpochSecond(Math.floorDiv(fileTime, TICKS_PER_SECOND) - SECONDS_FROM_1601_TO_1970), name);
    }
}
