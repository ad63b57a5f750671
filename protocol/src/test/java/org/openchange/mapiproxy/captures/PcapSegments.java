/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The TCP segments of a little-endian pcapng file, gzipped or not, over IPv4 on Ethernet, Linux "cooked" or raw links. */
final class PcapSegments {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int LEAST_BLOCK = 12;
    private static final int PACKET_HEADER = 28;
    private static final int TCP = 6;

    private PcapSegments() {}

    /**
     * One segment.
     *
     * @param from address and port as one text
     * @param sequence of the first byte, unsigned 32-bit
     */
    record Segment(int frame, String from, String to, long sequence, boolean syn, boolean ack, ByteBuffer data) {}

    static List<Segment> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != SECTION_HEADER) {
            throw new IOException(file + " is not a pcapng file");
        }
        List<Segment> segments = new ArrayList<>();
        int linkHeader = 0;
        int frame = 0;
        int offset = 0;
        while (offset + LEAST_BLOCK <= bytes.limit()) {
            int type = bytes.getInt(offset);
            if (type == INTERFACE_DESCRIPTION) {
                linkHeader = linkHeaderBytes(bytes.getShort(offset + 8));
            } else if (type == ENHANCED_PACKET) {
                int length = bytes.getInt(offset + 20);
                segment(++frame, bytes.slice(offset + PACKET_HEADER, length), linkHeader)
                        .ifPresent(segments::add);
            }
            offset += bytes.getInt(offset + 4);
        }
        return segments;
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        }
    }

    private static int linkHeaderBytes(int linkType) throws IOException {
        return switch (linkType) {
            case 1 -> 14;
            case 101 -> 0;
            case 113 -> 16;
            case 276 -> 20;
            default -> throw new IOException("link type " + linkType);
        };
    }

    private static Optional<Segment> segment(int frame, ByteBuffer packet, int linkHeader) {
        ByteBuffer ip = packet.position(linkHeader).slice().order(ByteOrder.BIG_ENDIAN);
        if (ip.get(0) >> 4 != 4 || ip.get(9) != TCP) {
            return Optional.empty();
        }
        int ipHeader = (ip.get(0) & 15) * 4;
        int length = (ip.getShort(2) & 0xFFFF) - ipHeader;
        ByteBuffer tcp = ip.slice(ipHeader, length).order(ByteOrder.BIG_ENDIAN);
        int tcpHeader = (tcp.get(12) >> 4 & 15) * 4;
        return Optional.of(new Segment(
                frame,
                endpoint(ip.getInt(12), tcp.getShort(0)),
                endpoint(ip.getInt(16), tcp.getShort(2)),
                tcp.getInt(4) & 0xFFFF_FFFFL,
                (tcp.get(13) & 2) != 0,
                (tcp.get(13) & 16) != 0,
                tcp.slice(tcpHeader, length - tcpHeader)));
    }

    private static String endpoint(int address, short port) {
        return Integer.toHexString(address) + ":" + (port & 0xFFFF);
    }
}
