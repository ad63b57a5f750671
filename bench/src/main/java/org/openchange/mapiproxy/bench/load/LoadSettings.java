/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One run of the {@link LoadGenerator}.
 *
 * @param target where to connect
 * @param connections each with one call outstanding
 * @param exchange the call that is repeated
 * @param maxFragment largest PDU that is negotiated, in bytes
 * @param warmUp time before the measurement
 * @param measured time that counts
 */
public record LoadSettings(
        InetSocketAddress target,
        int connections,
        Exchange exchange,
        int maxFragment,
        Duration warmUp,
        Duration measured) {

    public LoadSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1");
        }
    }
}
