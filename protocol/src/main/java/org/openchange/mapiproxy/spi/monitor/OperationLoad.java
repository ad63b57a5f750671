/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

/**
 * What one operation has cost.
 *
 * @param opnum -1 where several are counted together, because there are too many
 * @param operation its name, {@code opnum N}, or {@code other}
 * @param faults calls that ended in a fault
 * @param errors calls that were answered with an error
 * @param abandoned calls that the client gave up
 * @param requestBytes all stubs together
 * @param responseBytes all stubs together
 * @param latency of all calls, however they ended
 */
public record OperationLoad(
        String interfaceName,
        int opnum,
        String operation,
        long faults,
        long errors,
        long abandoned,
        long requestBytes,
        long responseBytes,
        Latency latency) {}
