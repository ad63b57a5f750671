/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.TestConnection;
import org.openchange.mapiproxy.launcher.capture.file.CapturedPacket;

class TcpConnectionsTest {
    private static final int RAW = 101;

    private final List<String> seen = new ArrayList<>();
    private final List<CaptureProblem> problems = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(16 << 20);

    /** What the receivers heard, as text: {@code c:hello}, {@code s-12} for a gap, {@code end}. */
    private final class Recorder implements TcpConnections.ReceiverFactory, StreamReceiver {
        @Override
        public StreamReceiver receiver(Endpoint client, Endpoint server) {
            seen.add(client + ">" + server);
            return this;
        }

        @Override
        public boolean isServer(Endpoint endpoint) {
            return endpoint.port() == 135;
        }

        @Override
        public boolean isWanted(Endpoint one, Endpoint other) {
            return one.port() != 9 && other.port() != 9;
        }

        @Override
        public void onBytes(boolean fromClient, ByteBuffer bytes, PacketPlace place) {
            byte[] text = new byte[bytes.remaining()];
            bytes.duplicate().get(text);
            seen.add((fromClient ? "c:" : "s:") + new String(text, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void onGap(boolean fromClient, long missingBytes, PacketPlace place) {
            seen.add((fromClient ? "c-" : "s-") + missingBytes);
        }

        @Override
        public void onEnd(PacketPlace place) {
            seen.add("end");
        }
    }

    private List<String> play(List<byte[]> packets) {
        return play(RAW, packets, 100);
    }

    private List<String> play(int linkType, List<byte[]> packets, int maxConnections) {
        TcpConnections connections = new TcpConnections(new Recorder(), problems::add, budget, maxConnections);
        for (int i = 0; i < packets.size(); i++) {
            ByteBuffer bytes = ByteBuffer.wrap(packets.get(i));
            connections.onPacket(
                    new CapturedPacket(i + 1, i * 100L, Instant.EPOCH, linkType, bytes, bytes.remaining()));
        }
        connections.end();
        assertThat(budget.usedBytes()).isZero();
        return seen;
    }

    private static TestConnection connection() {
        return new TestConnection(40000, 135);
    }

    private static List<byte[]> hello() {
        return connection().open().client("hello").server("world").close().packets();
    }

    private static final List<String> HELLO = List.of("192.0.2.17:40000>192.0.2.1:135", "c:hello", "s:world", "end");

    @Test
    void passesBothStreamsOn() {
        assertThat(play(hello())).isEqualTo(HELLO);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsIpv6WithExtensionHeaders() {
        TestConnection connection = new TestConnection("2001:db8::17", 40000, "2001:db8::1", 135);

        assertThat(play(connection.open().client("hello").packets()))
                .containsExactly("[2001:db8:0:0:0:0:0:17]:40000>[2001:db8:0:0:0:0:0:1]:135", "c:hello", "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 108, 113, 228, 276, -1})
    void readsEveryLinkType(int linkType) {
        byte[] header =
                switch (linkType) {
                    case 0 -> new byte[] {2, 0, 0, 0};
                    case 108 -> new byte[] {0, 0, 0, 2};
                    case 1 -> new byte[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 8, 0};
                    case -1 -> new byte[] {
                        1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, (byte) 0x88, (byte) 0xA8, 0, 7, (byte) 0x81, 0, 0, 9, 8, 0
                    };
                    case 113 -> new byte[] {0, 0, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, 8, 0};
                    case 276 -> new byte[] {8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0};
                    default -> new byte[0];
                };
        List<byte[]> framed = new ArrayList<>();
        for (byte[] packet : hello()) {
            framed.add(ByteBuffer.allocate(header.length + packet.length)
                    .put(header)
                    .put(packet)
                    .array());
        }

        assertThat(play(Math.abs(linkType), framed, 100)).isEqualTo(HELLO);
    }

    @Test
    void tellsOnceOfALinkTypeThatItCannotRead() {
        assertThat(play(147, hello(), 100)).isEmpty();
        assertThat(problems).containsExactly(new CaptureProblem(1, 0, "packets of link type 147 cannot be read"));
    }

    @Test
    void ordersSegmentsThatCameInAnotherOrder() {
        List<byte[]> packets = connection()
                .open()
                .client("one ")
                .client("two ")
                .client("three")
                .server("ok")
                .close()
                .packets();
        Collections.swap(packets, 3, 5);

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:one ", "c:two ", "c:three", "s:ok", "end");
    }

    @Test
    void passesRetransmittedBytesOnOnce() {
        List<byte[]> packets = connection().open().client("one ").client("two").packets();
        packets.add(packets.get(3));
        packets.add(packets.get(4));

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:one ", "c:two", "end");
    }

    @Test
    void passesTheNewPartOfOverlappingSegmentsOn() {
        List<byte[]> first = connection().open().client("abcd").packets();
        List<byte[]> longer = connection().open().client("abcdefgh").packets();
        List<byte[]> packets = new ArrayList<>(first);
        packets.add(longer.get(3));
        packets.add(
                connection().open().unseenClient(2).client("cdefghij").packets().get(3));

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:abcd", "c:efgh", "c:ij", "end");
    }

    @Test
    void tellsWhatIsMissingWhenTheOtherSideAnswersToIt() {
        TestConnection connection =
                connection().open().client("one").unseenClient(5).client("three");

        assertThat(play(connection.server("ok").client("four").packets()))
                .containsExactly(HELLO.get(0), "c:one", "c-5", "c:three", "s:ok", "c:four", "end");
    }

    @Test
    void tellsWhatIsMissingEvenWhenNothingFollowedIt() {
        assertThat(play(connection()
                        .open()
                        .client("one")
                        .unseenClient(7)
                        .server("ok")
                        .packets()))
                .containsExactly(HELLO.get(0), "c:one", "c-7", "s:ok", "end");
    }

    @Test
    void tellsAtTheEndWhatNeverCame() {
        assertThat(play(connection()
                        .open()
                        .server("one")
                        .unseenServer(3)
                        .server("two")
                        .packets()))
                .containsExactly(HELLO.get(0), "s:one", "s-3", "s:two", "end");
    }

    @Test
    void joinsAConnectionInItsMiddle() {
        List<byte[]> packets =
                connection().open().client("hello").server("world").packets();

        assertThat(play(packets.subList(3, 5))).isEqualTo(HELLO);
    }

    @Test
    void knowsTheServerOfAConnectionThatItJoinsWithAnAnswer() {
        List<byte[]> packets =
                connection().open().client("hello").server("world").packets();

        assertThat(play(packets.subList(4, 5))).containsExactly(HELLO.get(0), "s:world", "end");
    }

    @Test
    void followsSequenceNumbersThatWrapAround() {
        TestConnection connection =
                connection().startAt(-4, Integer.MAX_VALUE - 2).open();
        List<byte[]> packets = connection
                .client("hello")
                .client("again")
                .server("world")
                .server("too")
                .packets();
        Collections.swap(packets, 3, 4);

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:hello", "c:again", "s:world", "s:too", "end");
    }

    @Test
    void beginsAnewWhenAPortIsUsedAgain() {
        List<byte[]> packets = connection().open().client("old").packets();
        packets.addAll(
                connection().startAt(700_000, 900_000).open().client("new").packets());

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:old", "end", HELLO.get(0), "c:new", "end");
    }

    @Test
    void takesWhatComesAgainAfterTheEndForNothingNew() {
        List<byte[]> packets = hello();
        packets.add(packets.get(4));

        assertThat(play(packets)).isEqualTo(HELLO);
    }

    @Test
    void endsWithAReset() {
        assertThat(play(connection().open().client("hello").reset().packets()))
                .containsExactly(HELLO.get(0), "c:hello", "end");
    }

    @Test
    void countsWhatTheSnapshotLengthCutOffAsMissing() {
        List<byte[]> packets =
                connection().open().client("hello, world").client("next").packets();
        packets.set(3, java.util.Arrays.copyOf(packets.get(3), packets.get(3).length - 7));

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c:hello", "c-7", "c:next", "end");
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        assertThat(play(new TestConnection(40000, 9).open().client("hello").packets()))
                .isEmpty();
    }

    @Test
    void givesUpTheConnectionThatWasSilentLongest() {
        List<byte[]> packets = new ArrayList<>();
        for (int port = 1001; port <= 1003; port++) {
            packets.addAll(new TestConnection(port, 135).open().client("hello").packets());
        }

        assertThat(play(RAW, packets, 2))
                .endsWith("end")
                .filteredOn("end"::equals)
                .hasSize(3);
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what())
                .isEqualTo("more than 2 connections at once; 192.0.2.1:135 with 192.0.2.17:1001 is given up"));
    }

    @Test
    void keepsNoMoreThanItsLimitWaiting() {
        TestConnection connection = connection().open().unseenClient(1);
        int count = TcpStream.MAX_WAITING / 30_000 + 2;
        for (int i = 0; i < count; i++) {
            connection.client(new byte[30_000]);
        }

        assertThat(play(connection.packets())).hasSize(count + 3).startsWith(HELLO.get(0), "c-1");
    }

    @Test
    void sharesItsBudgetAmongAllConnections() {
        budget.take(16 << 20);
        TestConnection connection = connection().open().unseenClient(1).client("late");
        try {
            TcpConnections connections = new TcpConnections(new Recorder(), problems::add, budget, 10);
            connection
                    .packets()
                    .forEach(packet -> connections.onPacket(
                            new CapturedPacket(1, 0, Instant.EPOCH, RAW, ByteBuffer.wrap(packet), packet.length)));
        } finally {
            budget.giveBack(16 << 20);
        }

        assertThat(seen).containsExactly(HELLO.get(0), "c-1", "c:late");
    }

    @Test
    void readsFragmentsOfPacketsNot() {
        List<byte[]> packets = hello();
        packets.get(3)[6] = 0x20;

        assertThat(play(packets)).containsExactly(HELLO.get(0), "c-5", "s:world", "end");
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what())
                .isEqualTo("fragments of IP packets are not put together"));
    }

    @Test
    void readsAnyPacketWithoutFailing() {
        Random random = new Random(3);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            byte[] packet = hello().get(random.nextInt(7));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                packet[random.nextInt(packet.length)] = (byte) random.nextInt();
            }
            packets.add(java.util.Arrays.copyOf(packet, 1 + random.nextInt(packet.length)));
        }

        assertThat(play(packets)).isNotEmpty();
    }
}
