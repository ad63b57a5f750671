/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A call that has ended, in one line.
 *
 * @param sequence grows with every call that ends
 * @param id as the log has it
 * @param startedAt when the chain took it
 * @param elapsed until its end
 * @param upstream how much of that upstream took
 * @param client {@code ADDRESS:PORT}
 * @param user empty for a client that did not authenticate
 * @param interfaceName in the IDL, or {@code UUID/MAJOR.MINOR}
 * @param operation its name in the IDL, or {@code opnum N}
 * @param requestBytes of the stub
 * @param responseBytes of the stub; 0 without an answer
 * @param status of a fault, or what an answer of a known interface returns; unsigned 32-bit, 0 where there is none
 * @param failed whether it ended in a fault or with an error, or one of its remote operations did
 * @param rops the remote operations in it; empty when it has none, or when they are not looked into
 * @param kept whether its content can still be asked for
 */
public record MonitoredCall(
        long sequence,
        long id,
        Instant startedAt,
        Duration elapsed,
        Duration upstream,
        String client,
        String user,
        String interfaceName,
        int opnum,
        String operation,
        int requestBytes,
        int responseBytes,
        Ending ending,
        long status,
        boolean failed,
        List<RopResult> rops,
        boolean kept) {

    /** In which of three ways it ended. */
    public enum Ending {
        ANSWERED,
        FAULT,
        /** The client orphaned it, or went away. */
        ABANDONED;

        /** In JSON and in filters. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public MonitoredCall {
        rops = List.copyOf(rops);
    }
}
