/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.IOException;
import java.util.Optional;

/** Reads the records of one format. Damage is reported and stepped over; only an input that cannot be read at all throws. */
interface CaptureReader {
    /** How far a time may lie from the one before it to be believed after damage, in seconds. */
    long PLAUSIBLE_SECONDS = 30L * 86400;

    /** The next packet; empty at the end. */
    Optional<CapturedPacket> next() throws IOException;
}
