/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What an Interface Description Block says.
 *
 * @param linkType LINKTYPE_ value
 * @param snapLength so much of a packet is captured at most, in bytes
 * @param ticksPerSecond unit of times
 * @param offsetSeconds is added to times
 */
record CaptureInterface(int linkType, long snapLength, BigInteger ticksPerSecond, long offsetSeconds) {
    private static final int OPTION_END = 0;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final BigInteger NANOSECONDS = BigInteger.valueOf(1_000_000_000);
    /** No time before 1970 or after the year 9999. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    static CaptureInterface read(ByteBuffer body) {
        if (body.remaining() < 8) {
            return new CaptureInterface(0, Long.MAX_VALUE, BigInteger.valueOf(1_000_000), 0);
        }
        int linkType = body.getShort(0) & 0xFFFF; // LinkType (2 bytes), Reserved (2 bytes)
        long snapLength = body.getInt(4) & 0xFFFF_FFFFL; // SnapLen (4 bytes)
        int resolution = 6;
        long offset = 0;
        int at = 8;
        while (body.limit() - at >= 4) {
            int code = body.getShort(at) & 0xFFFF; // option code (2 bytes)
            int length = body.getShort(at + 2) & 0xFFFF; // option length (2 bytes)
            at += 4;
            if (code == OPTION_END || length > body.limit() - at) {
                break;
            }
            resolution = code == OPTION_RESOLUTION && length == 1 ? body.get(at) : resolution; // if_tsresol
            offset = code == OPTION_OFFSET && length == 8 ? body.getLong(at) : offset; // if_tsoffset
            at += length + 3 & ~3;
        }
        return new CaptureInterface(
                linkType, snapLength == 0 ? Long.MAX_VALUE : snapLength, ticksPerSecond(resolution), offset);
    }

    /** With the highest bit a power of 2, otherwise of 10. */
    private static BigInteger ticksPerSecond(int resolution) {
        return resolution < 0 ? BigInteger.TWO.pow(resolution & 0x7F) : BigInteger.TEN.pow(resolution);
    }

    /** @param ticks unsigned */
    Instant time(long ticks) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
        BigInteger[] parts =
                unsigned.multiply(NANOSECONDS).divide(ticksPerSecond).divideAndRemainder(NANOSECONDS);
        long seconds = parts[0].min(BigInteger.valueOf(MAX_SECONDS)).longValue() + offsetSeconds;
        return Instant.ofEpochSecond(Math.max(0, Math.min(seconds, MAX_SECONDS)), parts[1].longValue());
    }
}
