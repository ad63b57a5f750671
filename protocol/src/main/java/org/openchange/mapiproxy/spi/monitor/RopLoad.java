/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

/**
 * What one remote operation has cost.
 *
 * @param name as the specification writes it
 * @param errors how many failed
 * @param latency of the calls that they were in, one time for each operation; a call's time cannot be told apart further
 */
public record RopLoad(int id, String name, long errors, Latency latency) {}
