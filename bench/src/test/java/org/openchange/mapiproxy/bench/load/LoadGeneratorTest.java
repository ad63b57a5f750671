/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class LoadGeneratorTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @ParameterizedTest
    @CsvSource({"0, 5840", "1024, 5840", "5816, 5840", "32768, 5840", "32768, 4280"})
    void everyAnswerHasTheSizeThatWasAskedFor(int answerBytes, int maxFragment) throws IOException {
        try (UpstreamServer server = new UpstreamServer(ANY_PORT, 5840)) {
            LoadResult result = new LoadGenerator(settings(server.port(), answerBytes, maxFragment)).run();

            assertThat(result.calls()).isGreaterThan(10);
            assertThat(result.medianMicros()).isPositive().isLessThanOrEqualTo(result.p99Micros());
        }
    }

    @Test
    void answersArriveInFragmentsOfTheNegotiatedSize() throws IOException {
        try (UpstreamServer server = new UpstreamServer(ANY_PORT, 5840);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(PduBytes.bind(Exchange.sized(4, 0).interfaceId(), 4280)
                            .array());
            assertThat(PduBytes.type(readPdu(socket), 0)).isEqualTo(PduBytes.BIND_ACK);
            ByteBuffer request = PduBytes.start(PduBytes.REQUEST, 28, 7);
            request.putInt(4).putInt(0).putInt(10_000);

            socket.getOutputStream().write(request.array());

            List<Integer> lengths = new ArrayList<>();
            ByteBuffer pdu;
            do {
                pdu = readPdu(socket);
                assertThat(PduBytes.type(pdu, 0)).isEqualTo(PduBytes.RESPONSE);
                assertThat(PduBytes.callId(pdu, 0)).isEqualTo(7);
                lengths.add(pdu.capacity());
            } while (!PduBytes.last(pdu, 0));
            assertThat(lengths).containsExactly(4280, 4280, 24 + 10_000 - 2 * 4256);
        }
    }

    @Test
    void aConnectionThatTheServerClosesEndsTheRun() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(72);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            closer.start();

            assertThatThrownBy(() -> new LoadGenerator(settings(server.getLocalPort(), 8, 5840)).run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed by the server");
        }
    }

    @Test
    void comparisonGivesOneLineForEachWayAndCell() throws IOException {
        try (UpstreamServer server = new UpstreamServer(ANY_PORT, 5840)) {
            InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            Map<String, InetSocketAddress> ways = new LinkedHashMap<>();
            ways.put("direct", target);
            ways.put("reference", target);
            ways.put("other", target);
            RelayComparison.Pace pace = new RelayComparison.Pace(2, Duration.ofMillis(20), Duration.ofMillis(20));
            List<String> lines = new ArrayList<>();

            new RelayComparison(ways, pace, 5840).runSizes(List.of(64, 10_000), List.of(1, 2), lines::add);

            assertThat(lines).hasSize(1 + 3 * 4);
            assertThat(lines.get(3)).contains("other").endsWith(" x reference");
        }
    }

    @Test
    void ropCallsOfManyFragmentsAreAnsweredWithRops() throws IOException {
        try (UpstreamServer server = new UpstreamServer(ANY_PORT, 5840)) {
            InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            Exchange exchange = Exchange.ropCall();
            LoadSettings settings =
                    new LoadSettings(target, 2, exchange, 5840, Duration.ofMillis(20), Duration.ofMillis(80));

            assertThat(exchange.request().remaining()).isBetween(31 * 1024, 33 * 1024);
            assertThat(new LoadGenerator(settings).run().calls()).isGreaterThan(10);
        }
    }

    private static LoadSettings settings(int port, int answerBytes, int maxFragment) {
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new LoadSettings(
                target, 3, Exchange.sized(64, answerBytes), maxFragment, Duration.ofMillis(20), Duration.ofMillis(80));
    }

    private static ByteBuffer readPdu(Socket socket) throws IOException {
        byte[] header = socket.getInputStream().readNBytes(16);
        int length = PduBytes.length(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN), 0);
        byte[] rest = socket.getInputStream().readNBytes(length - 16);
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header)
                .put(rest)
                .flip();
    }
}
