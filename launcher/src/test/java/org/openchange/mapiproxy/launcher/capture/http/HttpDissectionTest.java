/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.emsmdb.ExtendedRopBuffers;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.launcher.capture.Dissected;
import org.openchange.mapiproxy.launcher.capture.TestConnection;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.wire.WireWriter;

class HttpDissectionTest {
    private static final byte[] WAIT = HexFormat.of().parseHex("00000000" + "00000000");
    /** StatusCode, ErrorCode, EventPending, AuxiliaryBufferSize */
    private static final byte[] WAITED = HexFormat.of().parseHex("00000000" + "00000000" + "01000000" + "00000000");

    private final TestConnection connection = new TestConnection(40000, 8080).open();

    private static byte[] post(String endpoint, String type, byte[] body, String... headers) {
        return message(
                "POST /mapi/" + endpoint + "/?MailboxId=1@example.org HTTP/1.1\r\nHost: mail\r\nX-RequestType: " + type
                        + "\r\nX-RequestId: {E2EA6C1C-E61B-49E9-9CFB-38184F907552}:1\r\nContent-Length: "
                        + body.length + "\r\n" + String.join("", headers) + "\r\n",
                body);
    }

    private static byte[] answer(String headers, byte[] body) {
        return message("HTTP/1.1 200 OK\r\nX-RequestType: any\r\nX-ResponseCode: 0\r\n" + headers + "\r\n", body);
    }

    private static byte[] ok(byte[] binary) {
        byte[] body = message("PROCESSING\r\nPENDING\r\nDONE\r\nX-ElapsedTime: 7\r\n\r\n", binary);
        return answer("Content-Length: " + body.length + "\r\n", body);
    }

    private static byte[] message(String head, byte[] body) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(bytes.length + body.length)
                .put(bytes)
                .put(body)
                .array();
    }

    private ObservedCall only() {
        Dissected found = Dissected.of(connection.packets());
        assertThat(found.problems()).isEmpty();
        assertThat(found.calls()).hasSize(1);
        return found.call(0);
    }

    @Test
    void readsBothEndsOfACall() {
        connection.client(post("emsmdb", "NotificationWait", WAIT)).server(ok(WAITED));

        ObservedCall call = only();

        assertThat(call.transport() + " " + call.interfaceName() + " " + call.operation())
                .isEqualTo("mapihttp exchange_emsmdb NotificationWait");
        assertThat(Dissected.text(call.request())).isEqualTo("Flags: 0\n");
        assertThat(Dissected.text(call.response()))
                .isEqualTo(
                        """
                status: 200 OK
                X-ResponseCode: 0
                metaTags: PROCESSING PENDING DONE
                X-ElapsedTime: 7
                StatusCode: 0
                ErrorCode: 0
                EventPending: 1
                """);
        assertThat(call.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void readsChunksThatAreCutAnywhere() {
        byte[] body = message("PROCESSING\r\nDONE\r\n\r\n", WAITED);
        String chunks = "";
        for (int at = 0; at < body.length; at += 11) {
            int count = Math.min(11, body.length - at);
            chunks += Integer.toHexString(count) + ";ext=1\r\n"
                    + new String(body, at, count, StandardCharsets.ISO_8859_1) + "\r\n";
        }
        byte[] answer = answer(
                "Transfer-Encoding: chunked\r\n",
                (chunks + "0\r\nTrailer: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        connection.client(post("emsmdb", "NotificationWait", WAIT));
        for (byte octet : answer) {
            connection.server(new byte[] {octet});
        }

        assertThat(only().verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void readsCompressedBodies() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(WAITED);
        }
        connection
                .client(post("emsmdb", "NotificationWait", WAIT))
                .server(answer(
                        "Content-Encoding: gzip\r\nContent-Length: " + compressed.size() + "\r\n",
                        compressed.toByteArray()));

        assertThat(Dissected.text(only().response())).contains("EventPending: 1");
    }

    @Test
    void readsABodyThatEndsWithTheConnection() {
        connection
                .client(post("emsmdb", "NotificationWait", WAIT))
                .server(answer("", WAITED))
                .close();

        assertThat(Dissected.text(only().response())).contains("EventPending: 1");
    }

    @Test
    void showsThatARequestGot401() {
        connection
                .client(post("emsmdb", "NotificationWait", WAIT, "Authorization: Basic c2VjcmV0\r\n"))
                .server("HTTP/1.1 401 Unauthorized\r\nContent-Length: 3\r\n\r\nno!")
                .client(post("emsmdb", "NotificationWait", WAIT))
                .server("HTTP/1.1 100 Continue\r\n\r\n")
                .server(ok(WAITED));

        Dissected found = Dissected.of(connection.packets());

        assertThat(Dissected.text(found.call(0).response())).isEqualTo("status: 401 Unauthorized\n");
        assertThat(Dissected.text(found.call(0).request())).doesNotContain("c2VjcmV0");
        assertThat(Dissected.text(found.call(1).response())).contains("EventPending: 1");
    }

    @Test
    void showsACodeThatIsNotSuccess() {
        connection
                .client(post("emsmdb", "NotificationWait", WAIT))
                .server("HTTP/1.1 200 OK\r\nX-ResponseCode: 10\r\nContent-Length: 2\r\n\r\nno");

        assertThat(Dissected.text(only().response())).isEqualTo("status: 200 OK\nX-ResponseCode: 10\n");
    }

    @Test
    void leavesOtherHttpOut() {
        connection
                .client("GET /owa HTTP/1.1\r\nHost: mail\r\n\r\n")
                .server("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n")
                .client("HEAD / HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
                .client(post("nspi", "Unbind", HexFormat.of().parseHex("0000000000000000")))
                .server(ok(HexFormat.of().parseHex("000000000100000000000000")));

        ObservedCall call = only();

        assertThat(call.interfaceName() + " " + call.operation()).isEqualTo("exchange_nsp Unbind");
        assertThat(Dissected.text(call.response())).contains("ErrorCode: 1");
    }

    @Test
    void pairsPipelinedRequestsInTheirOrder() {
        connection
                .client(message(
                        "", join(post("emsmdb", "NotificationWait", WAIT), post("emsmdb", "PING", new byte[0]))))
                .server(join(ok(WAITED), ok(new byte[0])));

        Dissected found = Dissected.of(connection.packets());

        assertThat(found.calls()).extracting(ObservedCall::operation).containsExactly("NotificationWait", "PING");
        assertThat(found.calls()).extracting(ObservedCall::verdict).containsOnly(Verdict.IDENTICAL);
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    void readsTheRopsOfASession() {
        byte[] release = HexFormat.of().parseHex("010000");
        ExtendedRopBuffers packed = ExtendedRopBuffers.none(RpcHeaderExt.XOR_MAGIC)
                .with(List.of(RopBuffer.of(ByteBuffer.wrap(release), 0x11)));
        WireWriter request = new WireWriter();
        new ExecuteRequest(0, packed.packed().write(), 0x10000, ByteBuffer.allocate(0)).write(request);
        ExtendedRopBuffers empty = ExtendedRopBuffers.none(RpcHeaderExt.XOR_MAGIC)
                .with(List.of(RopBuffer.of(ByteBuffer.allocate(0), 0x11)));
        WireWriter response = new WireWriter();
        new ExecuteResponse(0, 0, 0, empty.packed().write(), ByteBuffer.allocate(0)).write(response);
        connection.client(post("emsmdb", "Execute", request.toByteArray())).server(ok(response.toByteArray()));

        ObservedCall call = only();

        assertThat(Dissected.text(call.request()))
                .contains("RPC_HEADER_EXT", "RopsList (1)", "[0] RopRelease", "InputHandleIndex: 0", "[0]: 0x00000011");
        assertThat(call.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void tellsWhereARopsListIsMalformed() {
        ExtendedRopBuffers packed = ExtendedRopBuffers.none(0)
                .with(List.of(RopBuffer.of(ByteBuffer.wrap(HexFormat.of().parseHex("010000" + "00")))));
        WireWriter request = new WireWriter();
        new ExecuteRequest(0, packed.packed().write(), 0x10000, ByteBuffer.allocate(0)).write(request);
        connection.client(post("emsmdb", "Execute", request.toByteArray()));

        ObservedCall call = only();

        assertThat(call.verdict().kind()).isEqualTo(Verdict.Kind.FAILED);
        assertThat(call.verdict().offset()).isEqualTo(3);
        assertThat(Dissected.text(call.request())).contains("malformed: RopsList: ", "RopsList: 4 bytes");
    }

    @Test
    void tellsWhereABodyIsMalformed() {
        connection.client(post("nspi", "Bind", new byte[] {0, 0, 0, 0, 1, 9}));

        ObservedCall call = only();

        assertThat(call.verdict().kind()).isEqualTo(Verdict.Kind.FAILED);
        assertThat(Dissected.text(call.request())).contains("malformed: ", "000000000109");
    }

    @Test
    void staysInStepWhenAPartOfABodyIsMissing() {
        byte[] wait = post("emsmdb", "NotificationWait", WAIT);
        connection
                .client(java.util.Arrays.copyOf(wait, wait.length - 5))
                .unseenClient(5)
                .server(ok(WAITED))
                .client(wait)
                .server(ok(WAITED));

        Dissected found = Dissected.of(connection.packets());

        assertThat(found.problems())
                .containsExactly("192.0.2.17:40000 with 192.0.2.1:8080: 5 bytes of the client are missing");
        assertThat(found.calls()).hasSize(2);
        assertThat(Dissected.text(found.call(0).request())).isEqualTo("opaque: a part of it was not captured\n");
        assertThat(found.call(1).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void readsAnAnswerWhoseRequestWasNotCaptured() {
        List<byte[]> packets = connection
                .client(post("emsmdb", "NotificationWait", WAIT))
                .server(ok(WAITED))
                .packets();

        Dissected found = Dissected.of(packets.subList(4, 5));

        assertThat(found.call(0).client()).hasToString("192.0.2.17:40000");
        assertThat(found.call(0).operation()).isEqualTo("any");
        assertThat(found.call(0).verdict().detail()).isEqualTo("the request was not captured");
    }

    @Test
    void foreseesWhateverTheBytesAre() {
        java.util.Random random = new java.util.Random(5);
        for (int round = 0; round < 300; round++) {
            List<byte[]> packets = new TestConnection(40000, 8080)
                    .open()
                    .client(post("emsmdb", "NotificationWait", WAIT))
                    .server(ok(WAITED))
                    .close()
                    .packets();
            for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                byte[] packet = packets.get(3 + random.nextInt(2));
                packet[40 + random.nextInt(packet.length - 40)] = (byte) random.nextInt();
            }

            assertThat(Dissected.of(packets).problems()).noneMatch(problem -> problem.contains("unexpected"));
        }
    }

    @Test
    void tellsThatItDoesNotReadRpcOverHttp() {
        connection.client("RPC_IN_DATA /rpc/rpcproxy.dll?mail:6001 HTTP/1.1\r\nContent-Length: 0\r\n\r\n");

        assertThat(Dissected.of(connection.packets()).problems())
                .containsExactly("192.0.2.17:40000 with 192.0.2.1:8080: RPC over HTTP is not read");
    }
}
