/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.nio.ByteBuffer;

/**
 * One TCP segment, RFC 9293 3.1.
 *
 * @param sequence Sequence Number, of the first byte of the payload or of the SYN
 * @param acknowledgment Acknowledgment Number
 * @param flags see the constants
 * @param payload what was captured of it
 * @param payloadLength on the wire, in bytes; more than was captured when the capture was cut to a snapshot length
 */
public record TcpSegment(
        Endpoint source,
        Endpoint destination,
        int sequence,
        int acknowledgment,
        int flags,
        ByteBuffer payload,
        int payloadLength) {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
