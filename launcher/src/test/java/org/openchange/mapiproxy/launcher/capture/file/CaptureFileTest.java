/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.TestCapture;

class CaptureFileTest {
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final List<CaptureProblem> problems = new ArrayList<>();

    /** @param bytes as hexadecimal */
    private record Packet(long number, Instant time, int linkType, List<Byte> bytes, long originalLength) {}

    private List<Packet> read(byte[] file) throws IOException {
        List<Packet> packets = new ArrayList<>();
        try (CaptureFile capture =
                CaptureFile.of(new BufferedInputStream(new ByteArrayInputStream(file)), problems::add)) {
            for (Optional<CapturedPacket> next = capture.next(); next.isPresent(); next = capture.next()) {
                CapturedPacket packet = next.get();
                List<Byte> bytes = new ArrayList<>();
                ByteBuffer view = packet.bytes().duplicate();
                while (view.hasRemaining()) {
                    bytes.add(view.get());
                }
                packets.add(
                        new Packet(packet.number(), packet.time(), packet.linkType(), bytes, packet.originalLength()));
            }
        }
        return packets;
    }

    private static TestCapture twoFrames() {
        return new TestCapture().add(new byte[] {1, 2, 3, 4, 5}).add(new byte[] {6, 7});
    }

    private static List<Packet> expected(int linkType) {
        Instant start = TestCapture.START;
        return List.of(
                new Packet(1, start, linkType, List.<Byte>of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5), 5),
                new Packet(2, start.plusMillis(1), linkType, List.<Byte>of((byte) 6, (byte) 7), 2));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void readsPcapOfEitherByteOrderAndResolution(boolean big, boolean nanoseconds) throws IOException {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : LITTLE;

        assertThat(read(twoFrames().pcap(order, nanoseconds, 113))).isEqualTo(expected(113));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, -1", "true, 9", "false, -1", "false, 6", "false, 9"})
    void readsPcapngOfEitherByteOrderAndResolution(boolean big, int resolution) throws IOException {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : LITTLE;

        assertThat(read(twoFrames().pcapng(order, resolution, 276))).isEqualTo(expected(276));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsTimesInPowersOfTwo() throws IOException {
        Instant time = read(twoFrames().pcapng(LITTLE, 0x8A, 1)).get(0).time();

        assertThat(time).isBetween(TestCapture.START.minusMillis(1), TestCapture.START);
    }

    @Test
    void readsSimpleAndOldPacketBlocksAndSectionsBehindEachOther() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TestCapture.sectionHeader(LITTLE));
        file.writeBytes(TestCapture.interfaceDescription(LITTLE, -1, 1));
        file.writeBytes(TestCapture.block(LITTLE, 3, new byte[] {3, 0, 0, 0, 7, 8, 9, 0}));
        file.writeBytes(TestCapture.block(LITTLE, 4, new byte[8]));
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        file.writeBytes(TestCapture.sectionHeader(big));
        file.writeBytes(TestCapture.interfaceDescription(big, 9, 101));
        file.writeBytes(TestCapture.block(
                big,
                2,
                ByteBuffer.allocate(24)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putInt(0)
                        .putInt(1_000)
                        .putInt(1)
                        .putInt(90)
                        .put((byte) 5)
                        .array()));

        assertThat(read(file.toByteArray()))
                .containsExactly(
                        new Packet(1, Instant.EPOCH, 1, List.<Byte>of((byte) 7, (byte) 8, (byte) 9), 3),
                        new Packet(2, Instant.ofEpochSecond(0, 1_000), 101, List.<Byte>of((byte) 5), 90));
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    void readsCompressedFiles() throws IOException {
        assertThat(read(compressed(twoFrames().pcap(LITTLE, false, 1)))).isEqualTo(expected(1));
    }

    @Test
    void readsWhatIsThereOfACompressedFileThatWasCut() throws IOException {
        TestCapture capture = new TestCapture();
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] frame = new byte[1000];
            random.nextBytes(frame);
            capture.add(frame);
        }
        byte[] file = compressed(capture.pcap());

        assertThat(read(Arrays.copyOf(file, file.length / 2))).hasSizeBetween(80, 120);
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what())
                .isEqualTo("the compressed file is cut"));
    }

    @Test
    void tellsWhereAPcapFileIsCut() throws IOException {
        byte[] file = twoFrames().pcap(LITTLE, false, 1);

        assertThat(read(Arrays.copyOf(file, file.length - 1))).hasSize(1);
        assertThat(problems)
                .containsExactly(
                        new CaptureProblem(2, 24 + 16 + 5, "the file ends within a packet, 1 of 2 bytes are there"));
    }

    @Test
    void tellsWhereAPcapFileIsCutWithinAHeader() throws IOException {
        byte[] file = twoFrames().pcap(LITTLE, false, 1);

        assertThat(read(Arrays.copyOf(file, file.length - 10))).hasSize(1);
        assertThat(problems).containsExactly(new CaptureProblem(2, 45, "the file ends within the header of a record"));
    }

    @Test
    void tellsWhereAPcapngFileIsCut() throws IOException {
        byte[] file = twoFrames().pcapng(LITTLE, 9, 1);

        assertThat(read(Arrays.copyOf(file, file.length - 3))).hasSize(1);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.packet()).isEqualTo(2);
            assertThat(problem.what()).isEqualTo("the file ends within a block");
        });
    }

    private static TestCapture tenFrames() {
        TestCapture capture = new TestCapture();
        for (int i = 0; i < 10; i++) {
            byte[] frame = new byte[60];
            Arrays.fill(frame, (byte) (0x40 + i));
            capture.add(frame);
        }
        return capture;
    }

    @Test
    void goesOnBehindDamageInAPcapFile() throws IOException {
        byte[] file = tenFrames().pcap(LITTLE, false, 1);
        int third = 24 + 2 * (16 + 60);
        Arrays.fill(file, third, third + 40, (byte) 0xEE);

        List<Packet> packets = read(file);

        assertThat(packets).hasSize(9);
        assertThat(packets.get(2).bytes().get(0)).isEqualTo((byte) 0x43);
        assertThat(problems)
                .containsExactly(new CaptureProblem(3, third, "not a packet record; 76 bytes are passed over"));
    }

    @Test
    void goesOnBehindBytesThatWereLostFromAPcapngFile() throws IOException {
        byte[] whole = tenFrames().pcapng(LITTLE, 9, 1);
        int first = 28 + 32;
        int third = first + 2 * (32 + 60);
        byte[] file = new byte[whole.length - 7];
        System.arraycopy(whole, 0, file, 0, third + 30);
        System.arraycopy(whole, third + 37, file, third + 30, whole.length - third - 37);

        List<Packet> packets = read(file);

        assertThat(packets).hasSize(9);
        assertThat(packets.get(2).bytes().get(0)).isEqualTo((byte) 0x43);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.offset()).isEqualTo(third);
            assertThat(problem.what()).isEqualTo("a block whose two lengths differ; 85 bytes are passed over");
        });
    }

    @Test
    void passesOverAPacketThatContradictsItsBlock() throws IOException {
        byte[] file = twoFrames().pcapng(LITTLE, 9, 1);
        file[28 + 32 + 20] = 99;

        assertThat(read(file)).hasSize(1);
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.packet())
                .isEqualTo(1));
    }

    @Test
    void refusesWhatIsNoCapture() {
        assertThatThrownBy(() -> read("hello, world".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(UnknownCaptureFormatException.class)
                .hasMessage("it is neither pcap nor pcapng, it begins with 68656c6c");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(UnknownCaptureFormatException.class);
    }
}
