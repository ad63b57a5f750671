/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.time.Duration;

/**
 * What a client may ask of the proxy. Every one is an option of the configuration, {@code mapiproxy:NAME}; a duration there is a number of
 * seconds.
 *
 * @param connections {@code max connections}: client connections in all
 * @param connectionsPerAddress {@code max connections per address}
 * @param fragmentBytes {@code max fragment}: largest PDU negotiated, in bytes, 1432 to 65528, a multiple of 8
 * @param requestBytes {@code max request}: largest reassembled request, in bytes
 * @param bindContexts {@code max bind contexts}: presentation contexts of one connection
 * @param securityContexts {@code max auth attempts}: security contexts of one connection, complete or not
 * @param pendingCalls {@code max pending calls}: unanswered calls of one connection
 * @param handshakeTime {@code handshake timeout}: from accept to a completed bind and authentication
 * @param idleTime {@code idle timeout}: without any call pending
 * @param relayTime {@code relay timeout}: until upstream has answered one call
 * @param drainTime {@code drain timeout}: for pending calls when the adapter stops
 * @param aheadCalls {@code max ahead calls}: requests that one call may relay ahead
 * @param aheadBytes {@code max ahead bytes}: bytes of answers that one call may collect ahead
 */
public record Limits(
        int connections,
        int connectionsPerAddress,
        int fragmentBytes,
        int requestBytes,
        int bindContexts,
        int securityContexts,
        int pendingCalls,
        Duration handshakeTime,
        Duration idleTime,
        Duration relayTime,
        Duration drainTime,
        int aheadCalls,
        int aheadBytes) {

    public static final Limits DEFAULT = new Limits(
            20_000,
            2_000,
            5840,
            4 * 1024 * 1024,
            128,
            2049,
            256,
            Duration.ofSeconds(30),
            Duration.ofHours(2),
            Duration.ofMinutes(6),
            Duration.ofSeconds(10),
            256,
            16 * 1024 * 1024);
}
