/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture;

/**
 * Something in a capture that is wrong or missing, and what that means for the reader.
 *
 * @param packet number of the packet where it was noticed, from 1; 0 where no packet applies
 * @param offset where in the file, in bytes; of the uncompressed file, if it is compressed
 */
public record CaptureProblem(long packet, long offset, String what) {

    @Override
    public String toString() {
        return (packet == 0 ? "" : "packet " + packet + ", ") + "offset " + offset + ": " + what;
    }
}
