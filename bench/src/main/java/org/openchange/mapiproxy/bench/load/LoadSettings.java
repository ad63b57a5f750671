/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One run of the {@link LoadGenerator}.
 *
 * @param target where to connect
 * @param connections each with one call outstanding
 * @param requestBytes size of the request's stub, at least 4
 * @param answerBytes size of the answer's stub that is asked for and checked
 * @param maxFragment largest PDU that is negotiated, in bytes
 * @param warmUp time before the measurement
 * @param measured time that counts
 */
public record LoadSettings(
        InetSocketAddress target,
        int connections,
        int requestBytes,
        int answerBytes,
        int maxFragment,
        Duration warmUp,
        Duration measured) {

    public LoadSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1");
        }
        if (requestBytes < 4 || requestBytes > maxFragment - PduBytes.STUB_OFFSET) {
            throw new IllegalArgumentException("the request must have 4 bytes at least and fit into one fragment");
        }
        if (answerBytes < 0 || answerBytes > UpstreamConnection.MAX_ANSWER_BYTES) {
            throw new IllegalArgumentException(
                    "the answer must have 0 to " + UpstreamConnection.MAX_ANSWER_BYTES + " bytes");
        }
    }
}
