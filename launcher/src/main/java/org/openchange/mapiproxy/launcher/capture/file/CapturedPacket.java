/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One packet as it was captured.
 *
 * @param number from 1, as other tools count
 * @param offset of its record in the file, in bytes
 * @param time {@link Instant#EPOCH} where the file tells none
 * @param linkType LINKTYPE_ value of the interface
 * @param bytes what was captured; valid until the next packet is read
 * @param originalLength on the wire, in bytes; more than was captured when the capture was cut to a snapshot length
 */
public record CapturedPacket(
        long number, long offset, Instant time, int linkType, ByteBuffer bytes, long originalLength) {}
