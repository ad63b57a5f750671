/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.idl.rfr.Rfr;

/** What Wireshark's command line makes of the files. */
class CaptureComposerTest {
    private static final Path TSHARK = Path.of("/usr/bin/tshark");
    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 40007);
    private static final InetSocketAddress IPV6_CLIENT = new InetSocketAddress("2001:db8::7", 40008);
    private static final SyntaxId UNKNOWN = SyntaxId.parse("2a5f4c1e-9d0b-4f0e-8b6a-64d1c3a7e901/1.0");
    private static final long START = 1_700_000_000_000_000L;

    private final CaptureComposer composer = new CaptureComposer();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void readsAsConnectionsWithBindsCallsAndFaults() throws Exception {
        write(call(CLIENT, UNKNOWN, 7, 100, answer(60)));
        write(call(CLIENT, Rfr.INTERFACE.id(), 0, 16, fault(FaultStatus.ACCESS_DENIED)));
        write(call(CLIENT, UNKNOWN, 8, 0, Optional.empty()));
        write(call(IPV6_CLIENT, UNKNOWN, 9, 10, answer(0)));

        List<String> lines = tshark("-T", "fields", "-e", "tcp.stream", "-e", "dcerpc.pkt_type", "-e", "dcerpc.opnum");

        assertThat(lines.stream().filter(line -> !line.endsWith("\t\t")))
                .containsExactly(
                        "0\t11\t", "0\t12\t", "0\t0\t7", "0\t2\t7", "0\t14\t", "0\t15\t", "0\t0\t0", "0\t3\t0",
                        "0\t0\t8", "1\t11\t", "1\t12\t", "1\t0\t9", "1\t2\t9");
    }

    @Test
    void isWellFormed() throws Exception {
        write(call(CLIENT, UNKNOWN, 7, 100_000, answer(1_000_000)));
        write(call(IPV6_CLIENT, UNKNOWN, 7, 70_001, answer(3)));
        write(call(CLIENT, UNKNOWN, 7, 5816, answer(5817)));
        write(call(CLIENT, Mgmt.INTERFACE.id(), 2, 0, answer(8)));

        String[] checksums = {"-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"};
        assertThat(tshark(with(checksums, "-Y", "_ws.malformed || _ws.expert.severity >= warning")))
                .isEmpty();
        assertThat(tshark(with(
                        checksums,
                        "-Y",
                        "tcp.analysis.flags || tcp.checksum.status == \"Bad\" || ip.checksum.status == \"Bad\"")))
                .isEmpty();
        assertThat(tshark("-Y", "dcerpc.pkt_type == 2 && dcerpc.cn_flags.last_frag == 1"))
                .hasSize(4);
    }

    @Test
    void putsAFragmentedStubTogetherAgain() throws Exception {
        write(call(CLIENT, UNKNOWN, 7, 100_000, answer(200_000)));

        assertThat(tshark("-Y", "dcerpc.fragments", "-T", "fields", "-e", "dcerpc.reassembled.length"))
                .containsExactly("100000", "200000");
    }

    @Test
    void keepsTimesByteOrderObjectsAndComments() throws Exception {
        UUID object = UUID.fromString("11111111-2222-3333-4444-555555555555");
        ByteBuffer stub = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN);
        write(new CapturedCall(
                CLIENT, UNKNOWN, 3, Optional.of(object), stub, answer(8), START, START + 2500, "call 17: somebody"));

        assertThat(tshark(
                        "-Y",
                        "dcerpc.pkt_type == 0",
                        "-T",
                        "fields",
                        "-e",
                        "frame.time_epoch",
                        "-e",
                        "dcerpc.obj_id",
                        "-e",
                        "dcerpc.drep.byteorder",
                        "-e",
                        "frame.comment"))
                .containsExactly("1700000000.000000000\t" + object + "\t0\tcall 17: somebody");
        assertThat(tshark("-Y", "dcerpc.pkt_type == 2", "-T", "fields", "-e", "dcerpc.time"))
                .containsExactly("0.002500000");
    }

    @Test
    void tellsHowManyCallsWereMissed() throws Exception {
        write(call(CLIENT, UNKNOWN, 7, 1, answer(1)));
        file.writeBytes(composer.statistics(START, 1, 42));

        Path capture = save();
        assertThat(run("/usr/bin/capinfos", capture.toString())).anyMatch(line -> line.contains("Number of packets"));
        assertThat(tshark("-Y", "_ws.malformed")).isEmpty();
    }

    private void write(CapturedCall call) {
        if (file.size() == 0) {
            file.writeBytes(composer.begin());
        }
        file.writeBytes(composer.call(call));
    }

    private static CapturedCall call(
            InetSocketAddress client, SyntaxId id, int opnum, int bytes, Optional<CapturedCall.Reply> reply) {
        ByteBuffer stub = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new CapturedCall(client, id, opnum, Optional.empty(), stub, reply, START, START + 100, "");
    }

    private static Optional<CapturedCall.Reply> answer(int bytes) {
        return Optional.of(new CapturedCall.Answer(ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN)));
    }

    private static Optional<CapturedCall.Reply> fault(FaultStatus status) {
        return Optional.of(new CapturedCall.Fault(status, true));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private Path save() throws IOException {
        return Files.write(directory.resolve("capture.pcapng"), file.toByteArray());
    }

    private List<String> tshark(String... arguments) throws Exception {
        boolean isThere = Files.isExecutable(TSHARK);
        if (!isThere && "true".equals(System.getenv("CI"))) {
            Assertions.fail(TSHARK + " is missing");
        }
        Assumptions.assumeTrue(isThere, TSHARK + " is missing (Debian: apt-get install tshark)");
        return run(with(new String[] {TSHARK.toString(), "-r", save().toString()}, arguments));
    }

    private static List<String> run(String... command) throws Exception {
        Path output = Files.createTempFile("tshark", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("tshark ends").isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
