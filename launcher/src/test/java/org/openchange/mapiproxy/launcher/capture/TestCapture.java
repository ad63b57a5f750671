/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes captures for tests: frames in their order, a millisecond apart, in any of the formats. */
public final class TestCapture {
    public static final int ETHERNET = 1;
    public static final int RAW = 101;
    public static final Instant START = Instant.parse("2026-11-22T08:00:00.123456Z");

    private final List<byte[]> frames = new ArrayList<>();

    public TestCapture add(byte[] frame) {
        frames.add(frame);
        return this;
    }

    public TestCapture addAll(List<byte[]> more) {
        frames.addAll(more);
        return this;
    }

    private static Instant time(int index) {
        return START.plusMillis(index);
    }

    public byte[] pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, false, RAW);
    }

    public byte[] pcap(ByteOrder order, boolean nanoseconds, int linkType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262144)
                .putInt(linkType)
                .array());
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            int fraction = nanoseconds ? time(i).getNano() : time(i).getNano() / 1000;
            out.writeBytes(ByteBuffer.allocate(16)
                    .order(order)
                    .putInt((int) time(i).getEpochSecond())
                    .putInt(fraction)
                    .putInt(frame.length)
                    .putInt(frame.length)
                    .array());
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    /** @param resolution value of the option if_tsresol; -1 for none */
    public byte[] pcapng(ByteOrder order, int resolution, int linkType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sectionHeader(order));
        out.writeBytes(interfaceDescription(order, resolution, linkType));
        for (int i = 0; i < frames.size(); i++) {
            out.writeBytes(enhancedPacket(order, ticks(time(i), resolution), frames.get(i)));
        }
        return out.toByteArray();
    }

    private static long ticks(Instant time, int resolution) {
        long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
        return switch (resolution) {
            case 9 -> nanos;
            case 0x8A -> time.getEpochSecond() * 1024 + time.getNano() * 1024L / 1_000_000_000L;
            default -> nanos / 1000;
        };
    }

    public static byte[] sectionHeader(ByteOrder order) {
        return block(
                order,
                0x0A0D0D0A,
                ByteBuffer.allocate(16)
                        .order(order)
                        .putInt(0x1A2B3C4D)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    public static byte[] interfaceDescription(ByteOrder order, int resolution, int linkType) {
        ByteBuffer body = ByteBuffer.allocate(resolution < 0 ? 8 : 20).order(order);
        body.putShort((short) linkType).putShort((short) 0).putInt(0);
        if (resolution >= 0) {
            body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
            body.putInt(0);
        }
        return block(order, 1, body.array());
    }

    public static byte[] enhancedPacket(ByteOrder order, long ticks, byte[] frame) {
        return block(
                order,
                6,
                ByteBuffer.allocate(20 + (frame.length + 3 & ~3))
                        .order(order)
                        .putInt(0)
                        .putInt((int) (ticks >>> 32))
                        .putInt((int) ticks)
                        .putInt(frame.length)
                        .putInt(frame.length)
                        .put(frame)
                        .array());
    }

    public static byte[] block(ByteOrder order, int type, byte[] body) {
        int length = 12 + body.length;
        return ByteBuffer.allocate(length)
                .order(order)
                .putInt(type)
                .putInt(length)
                .put(body)
                .putInt(length)
                .array();
    }
}
