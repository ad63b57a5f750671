/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.time.Instant;

/**
 * How much a monitor has seen and keeps.
 *
 * @param startedAt when the module joined the chain
 * @param seen calls since then
 * @param kept calls that can still be asked for
 * @param keptLimit how many there can be
 * @param keptBytes what they occupy
 * @param keptBytesLimit how much that can be
 * @param redaction what is hidden when a call is shown
 * @param ropsMissed calls whose remote operations were not counted, because calls came too fast
 */
public record MonitorStatus(
        Instant startedAt,
        long seen,
        int kept,
        int keptLimit,
        long keptBytes,
        long keptBytesLimit,
        String redaction,
        long ropsMissed) {}
