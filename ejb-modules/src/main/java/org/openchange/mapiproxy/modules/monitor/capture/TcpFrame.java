/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A TCP segment in an IP packet in an Ethernet frame: RFC 9293, RFC 791 or RFC 8200, with right checksums. */
final class TcpFrame {
    static final int SYN = 0x02;
    static final int PUSH = 0x08;
    static final int ACK = 0x10;

    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final short IPV4 = 0x0800;
    private static final short IPV6 = (short) 0x86DD;
    private static final byte TCP = 6;
    private static final byte HOPS = 64;
    private static final short DO_NOT_FRAGMENT = 0x4000;
    private static final int WINDOW = 0xFFFF;

    /** Locally administered addresses. */
    private static final byte[] SENDER = {2, 0, 0, 0, 0, 1};

    private static final byte[] RECEIVER = {2, 0, 0, 0, 0, 2};

    private TcpFrame() {}

    /** Both addresses are of one family. */
    static byte[] encode(
            InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledged, int flags, byte[] payload) {
        byte[] source = from.getAddress().getAddress();
        byte[] destination = to.getAddress().getAddress();
        boolean isIpv4 = source.length == 4;
        int ipHeader = isIpv4 ? IPV4_HEADER : IPV6_HEADER;
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + ipHeader + TCP_HEADER + payload.length);
        frame.put(RECEIVER).put(SENDER).putShort(isIpv4 ? IPV4 : IPV6);
        int segmentLength = TCP_HEADER + payload.length;
        if (isIpv4) {
            putIpv4(frame, segmentLength, source, destination);
        } else {
            frame.putInt(6 << 28) // Version, Traffic Class, Flow Label (4 bytes)
                    .putShort((short) segmentLength) // Payload Length (2 bytes)
                    .put(TCP) // Next Header (1 byte)
                    .put(HOPS) // Hop Limit (1 byte)
                    .put(source) // Source Address (16 bytes)
                    .put(destination); // Destination Address (16 bytes)
        }
        int segment = frame.position();
        frame.putShort((short) from.getPort()) // Source Port (2 bytes)
                .putShort((short) to.getPort()) // Destination Port (2 bytes)
                .putInt(sequence) // Sequence Number (4 bytes)
                .putInt(acknowledged) // Acknowledgment Number (4 bytes)
                .put((byte) (TCP_HEADER / 4 << 4)) // Data Offset (1 byte)
                .put((byte) flags) // Control Bits (1 byte)
                .putShort((short) WINDOW) // Window (2 bytes)
                .putShort((short) 0) // Checksum (2 bytes)
                .putShort((short) 0) // Urgent Pointer (2 bytes)
                .put(payload);
        int pseudoHeader =
                sum(source, 0, source.length) + sum(destination, 0, destination.length) + TCP + segmentLength;
        frame.putShort(segment + 16, checksum(pseudoHeader + sum(frame.array(), segment, segmentLength)));
        return frame.array();
    }

    private static void putIpv4(ByteBuffer frame, int segmentLength, byte[] source, byte[] destination) {
        int start = frame.position();
        frame.put((byte) 0x45) // Version, IHL (1 byte)
                .put((byte) 0) // Type of Service (1 byte)
                .putShort((short) (IPV4_HEADER + segmentLength)) // Total Length (2 bytes)
                .putShort((short) 0) // Identification (2 bytes)
                .putShort(DO_NOT_FRAGMENT) // Flags, Fragment Offset (2 bytes)
                .put(HOPS) // Time to Live (1 byte)
                .put(TCP) // Protocol (1 byte)
                .putShort((short) 0) // Header Checksum (2 bytes)
                .put(source) // Source Address (4 bytes)
                .put(destination); // Destination Address (4 bytes)
        frame.putShort(start + 10, checksum(sum(frame.array(), start, IPV4_HEADER)));
    }

    /** RFC 1071: 16-bit words; the carries are folded in at the end. A frame is short enough for the sum to fit. */
    private static int sum(byte[] bytes, int start, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int octet = bytes[start + i] & 0xFF;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        return sum;
    }

    private static short checksum(int sum) {
        int folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (short) ~folded;
    }
}
