/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.time.Instant;

/**
 * A recording under way.
 *
 * @param id unique on this node
 * @param calls written so far
 * @param bytes of file so far
 * @param missed calls that were left out, because they came too fast or were not kept
 */
public record RecordingStatus(long id, Instant startedAt, long calls, long bytes, long missed) {}
