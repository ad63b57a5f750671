/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Strips what stands before an IP packet. The numbers are LINKTYPE_ values of the registry of tcpdump.org. */
final class LinkLayer {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86DD;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_PROVIDER_VLAN = 0x88A8;
    private static final int ETHERTYPE_OLD_PROVIDER_VLAN = 0x9100;

    private LinkLayer() {}

    static boolean isKnown(int linkType) {
        return switch (linkType) {
            case 0, 1, 12, 14, 101, 108, 113, 228, 229, 276 -> true;
            default -> false;
        };
    }

    /** The IP packet; empty when it holds something else, or less than its own header. */
    static Optional<ByteBuffer> ipPacket(int linkType, ByteBuffer frame) {
        ByteBuffer bytes = frame.duplicate().order(ByteOrder.BIG_ENDIAN);
        return switch (linkType) {
            case 0, 108 -> behind(bytes, 4); // BSD loopback: the address family, in either byte order
            case 1 -> ethernet(bytes);
            case 12, 14, 101, 228, 229 -> behind(bytes, 0);
            case 113 -> cooked(bytes, 14, 16);
            case 276 -> cooked(bytes, 0, 20);
            default -> Optional.empty();
        };
    }

    private static Optional<ByteBuffer> ethernet(ByteBuffer bytes) {
        int at = 12;
        while (bytes.remaining() >= at + 2) {
            int type = bytes.getShort(bytes.position() + at) & 0xFFFF;
            if (type != ETHERTYPE_VLAN && type != ETHERTYPE_PROVIDER_VLAN && type != ETHERTYPE_OLD_PROVIDER_VLAN) {
                return isIp(type) ? behind(bytes, at + 2) : Optional.empty();
            }
            at += 4;
        }
        return Optional.empty();
    }

    /** Linux cooked capture, where the protocol stands as in Ethernet. */
    private static Optional<ByteBuffer> cooked(ByteBuffer bytes, int typeOffset, int headerLength) {
        if (bytes.remaining() < headerLength) {
            return Optional.empty();
        }
        int type = bytes.getShort(bytes.position() + typeOffset) & 0xFFFF;
        if (type == ETHERTYPE_VLAN && bytes.remaining() >= headerLength + 4) {
            type = bytes.getShort(bytes.position() + headerLength + 2) & 0xFFFF;
            return isIp(type) ? behind(bytes, headerLength + 4) : Optional.empty();
        }
        return isIp(type) ? behind(bytes, headerLength) : Optional.empty();
    }

    private static boolean isIp(int etherType) {
        return etherType == ETHERTYPE_IPV4 || etherType == ETHERTYPE_IPV6;
    }

    private static Optional<ByteBuffer> behind(ByteBuffer bytes, int headerLength) {
        return bytes.remaining() > headerLength
                ? Optional.of(bytes.slice(bytes.position() + headerLength, bytes.remaining() - headerLength)
                        .order(ByteOrder.BIG_ENDIAN))
                : Optional.empty();
    }
}
