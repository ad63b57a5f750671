/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.time.Instant;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;

/**
 * Where and when something was seen.
 *
 * @param packet number in the file, from 1
 * @param offset in the file, in bytes
 */
public record PacketPlace(long packet, long offset, Instant time) {

    public CaptureProblem problem(String what) {
        return new CaptureProblem(packet, offset, what);
    }
}
