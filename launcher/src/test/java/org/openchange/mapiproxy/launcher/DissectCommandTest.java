/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.launcher.capture.TestCapture;
import org.openchange.mapiproxy.launcher.capture.TestConnection;
import org.openchange.mapiproxy.launcher.capture.rpc.TestRpc;

class DissectCommandTest {
    @TempDir
    private Path directory;

    private static TestConnection connection(String client, int port) {
        return new TestConnection(client, port, "192.0.2.1", 49152)
                .open()
                .client(TestRpc.bind(PduType.BIND, 1, 0, Mgmt.INTERFACE.id()))
                .server(TestRpc.accept(PduType.BIND_ACK, 1, SyntaxId.NDR))
                .client(TestRpc.request(2, 0, new InqPrincNameRequest(10, 64)))
                .server(TestRpc.response(2, new InqPrincNameResponse("host/mail.example.org", 64, 0)));
    }

    private String capture(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("capture"), bytes).toString();
    }

    private String twoClients() throws IOException {
        return capture(new TestCapture()
                .addAll(connection("192.0.2.17", 40000).close().packets())
                .addAll(connection("192.0.2.18", 40001).close().packets())
                .pcapng(ByteOrder.LITTLE_ENDIAN, 9, TestCapture.RAW));
    }

    @Test
    void printsEveryCall() throws IOException {
        CommandRun run = CommandRun.of("dissect", twoClients());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                #1 2026-11-22T08:00:00.128456Z 192.0.2.17:40000 -> 192.0.2.1:49152 mgmt inq_princ_name, 1.000 ms
                  request
                    authn_proto: 10 (0xa)
                    princ_name_size: 64 (0x40)
                  response
                    princ_name: "host/mail.example.org"
                    status: 0

                #2 2026-11-22T08:00:00.137456Z 192.0.2.18:40001 -> 192.0.2.1:49152 mgmt inq_princ_name, 1.000 ms
                  request
                    authn_proto: 10 (0xa)
                    princ_name_size: 64 (0x40)
                  response
                    princ_name: "host/mail.example.org"
                    status: 0

                """);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.18, 1",
        "192.0.2.18:40001, 1",
        "192.0.2.18:9, 0",
        "192.0.2.1, 0",
        "2001:db8::1, 0",
        "[::1]:5, 0"
    })
    void followsOneClient(String client, int calls) throws IOException {
        CommandRun run = CommandRun.of("dissect", twoClients(), "--json", "--follow", client);

        assertThat(run.out().lines()).hasSize(calls).allMatch(line -> line.contains("\"192.0.2.18:40001\""));
    }

    @Test
    void countsWhatIsIdentical() throws IOException {
        CommandRun run = CommandRun.of("dissect", twoClients(), "--verify", "-q");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("2 calls, 2 identical, 0 opaque, 0 failed\n");
    }

    @Test
    void failsWhenACallDiffers() throws IOException {
        OpaqueRequest wrong = new OpaqueRequest(4, ByteBuffer.wrap(new byte[] {10, 0, 0, 0, 1}));
        TestConnection connection = connection("192.0.2.17", 40000).client(TestRpc.request(3, 0, wrong));

        CommandRun run = CommandRun.of(
                "dissect",
                capture(new TestCapture().addAll(connection.packets()).pcap()),
                "--verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("  verified: identical\n", "  verified: failed\n  requestFailure: malformed: ")
                .endsWith("\n2 calls, 1 identical, 0 opaque, 1 failed\n");
    }

    @Test
    void readsACaptureThatIsCut() throws IOException {
        byte[] whole = new TestCapture()
                .addAll(connection("192.0.2.17", 40000).packets())
                .add(new byte[100])
                .pcap();

        CommandRun run = CommandRun.of("dissect", capture(Arrays.copyOf(whole, whole.length - 50)));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("inq_princ_name")
                .endsWith("the file ends within a packet, 50 of 100 bytes are there\n\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing | is not there",
                "text | is no capture: it is neither pcap nor pcapng, it begins with 68656c6c",
                "text --nt-hash alice:12 | --nt-hash: an NT hash has 32 hexadecimal digits",
                "text --nt-hash alice:xy | --nt-hash: it is not 32 hexadecimal digits",
                "text --keytab missing | --keytab missing cannot be used: ",
            })
    void saysInOneLineWhatIsWrong(String arguments, String message) throws IOException {
        Files.writeString(directory.resolve("text"), "hello, world");
        String[] words = ("dissect " + arguments).split(" ");
        words[1] = directory.resolve(words[1]).toString();

        CommandRun run = CommandRun.of(words);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("mapiproxy: ").contains(message).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--quiet", "--follow mail.example.org", "--follow 192.0.2.1:0", "--follow 192.0.2.1:x"})
    void refusesBadOptions(String options) throws IOException {
        CommandRun run = CommandRun.of(("dissect " + twoClients() + " " + options).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("mapiproxy: ").hasLineCount(1);
    }

    /** Run with {@code -Dcaptures.dir=DIR}, a folder with the captures of others. Wrong are the requests that the client made wrong on purpose. */
    @ParameterizedTest
    @CsvSource({
        "ruler-mapihttp.pcap, '38 calls, 38 identical, 0 opaque, 0 failed'",
        "microsoft-client-oxcrops-mapihttp.pcap.gz, '3784 calls, 3542 identical, 0 opaque, 242 failed'"
    })
    @EnabledIfSystemProperty(named = "captures.dir", matches = ".+")
    void verifiesRealCaptures(String file, String tally) {
        String path = Path.of(System.getProperty("captures.dir"), file).toString();

        assertThat(CommandRun.of("dissect", path, "--verify", "-q").out()).endsWith(tally + "\n");
    }
}
