/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * An IPv4 (RFC 791) or IPv6 (RFC 8200) packet that carries TCP.
 *
 * @param payload what was captured of it
 * @param payloadLength as the header says, in bytes
 * @param fragment whether it is only a part of a packet
 */
record IpPacket(InetAddress source, InetAddress destination, ByteBuffer payload, int payloadLength, boolean fragment) {
    private static final int TCP = 6;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;

    /** Empty when it is something else than TCP, or less than its own header was captured. */
    static Optional<IpPacket> read(ByteBuffer bytes) {
        int version = bytes.get(0) >> 4 & 0xF;
        return switch (version) {
            case 4 -> readV4(bytes);
            case 6 -> readV6(bytes);
            default -> Optional.empty();
        };
    }

    private static Optional<IpPacket> readV4(ByteBuffer in) {
        int headerLength = (in.get(0) & 0xF) * 4;
        if (in.limit() < IPV4_HEADER || headerLength < IPV4_HEADER || headerLength > in.limit() || in.get(9) != TCP) {
            return Optional.empty();
        }
        int total = in.getShort(2) & 0xFFFF;
        if (total == 0) {
            total = in.limit(); // the network card cuts the packet only after it was captured
        }
        boolean fragment = (in.getShort(6) & 0x3FFF) != 0;
        return Optional.of(packet(address(in, 12, 4), address(in, 16, 4), in, headerLength, total, fragment));
    }

    private static Optional<IpPacket> readV6(ByteBuffer in) {
        if (in.limit() < IPV6_HEADER) {
            return Optional.empty();
        }
        int length = in.getShort(4) & 0xFFFF;
        int total = length == 0 ? in.limit() : IPV6_HEADER + length;
        int next = in.get(6) & 0xFF;
        int at = IPV6_HEADER;
        boolean fragment = false;
        while (next != TCP) {
            if (in.limit() < at + 8 || !isExtension(next)) {
                return Optional.empty();
            }
            fragment |= next == FRAGMENT && (in.getShort(at + 2) & 0xFFF9) != 0;
            int units = in.get(at + 1) & 0xFF;
            int extension = next == FRAGMENT ? 8 : next == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
            next = in.get(at) & 0xFF;
            at += extension;
        }
        if (at > in.limit()) {
            return Optional.empty();
        }
        return Optional.of(packet(address(in, 8, 16), address(in, 24, 16), in, at, total, fragment));
    }

    private static boolean isExtension(int next) {
        return next == HOP_BY_HOP
                || next == ROUTING
                || next == FRAGMENT
                || next == AUTHENTICATION
                || next == DESTINATION_OPTIONS;
    }

    private static IpPacket packet(
            InetAddress source, InetAddress destination, ByteBuffer in, int start, int total, boolean fragment) {
        int length = Math.max(0, total - start);
        int captured = Math.min(length, in.limit() - start);
        ByteBuffer payload = in.slice(start, captured).order(ByteOrder.BIG_ENDIAN);
        return new IpPacket(source, destination, payload, length, fragment);
    }

    private static InetAddress address(ByteBuffer in, int offset, int length) {
        byte[] bytes = new byte[length];
        in.get(offset, bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    /** Empty when less than the header of the segment was captured, or it contradicts itself. */
    Optional<TcpSegment> segment() {
        if (payload.limit() < 20) {
            return Optional.empty();
        }
        int headerLength = (payload.get(12) >> 4 & 0xF) * 4; // Data Offset (4 bits)
        if (headerLength < 20 || headerLength > payload.limit()) {
            return Optional.empty();
        }
        return Optional.of(new TcpSegment(
                new Endpoint(source, payload.getShort(0) & 0xFFFF), // Source Port (2 bytes)
                new Endpoint(destination, payload.getShort(2) & 0xFFFF), // Destination Port (2 bytes)
                payload.getInt(4), // Sequence Number (4 bytes)
                payload.getInt(8), // Acknowledgment Number (4 bytes)
                payload.get(13) & 0xFF, // Control bits
                payload.slice(headerLength, payload.limit() - headerLength),
                payloadLength - headerLength));
    }
}
