/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

class CaptureReportTest {
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00.123456789Z");

    private final StringWriter text = new StringWriter();

    private CaptureReport report(boolean json, boolean verify, boolean quiet) {
        return new CaptureReport(
                new PrintWriter(text),
                new ReportSettings(json, verify, quiet),
                call -> call.client().port() != 9);
    }

    private static ObservedCall call(int port, String operation, Verdict verdict) {
        Endpoint client = new Endpoint(InetAddress.getLoopbackAddress(), port);
        Endpoint server = new Endpoint(InetAddress.getLoopbackAddress(), 135);
        return new ObservedCall(
                client,
                server,
                "ncacn_ip_tcp",
                "mgmt",
                operation,
                Optional.of(new PacketPlace(7, 700, TIME)),
                Optional.of(new PacketPlace(8, 800, TIME.plusNanos(1_234_567))),
                Optional.of(new CallPart(verdict, tree -> tree.number("authn_proto", 10))),
                Optional.of(CallPart.note(Verdict.IDENTICAL, "fault", "no")));
    }

    @Test
    void showsACallAsATree() {
        CaptureReport report = report(false, false, false);
        report.begin().complete(call(4000, "inq_princ_name", Verdict.IDENTICAL));
        report.end();

        assertThat(text)
                .hasToString(
                        """
                #1 2026-11-22T08:00:00.123456Z 127.0.0.1:4000 -> 127.0.0.1:135 mgmt inq_princ_name, 1.235 ms
                  request
                    authn_proto: 10 (0xa)
                  response
                    fault: no

                """);
    }

    @Test
    void showsACallAsALineOfJson() {
        CaptureReport report = report(true, true, false);
        report.begin().complete(call(4000, "inq_princ_name", Verdict.failed("malformed: x", 12)));
        report.report(new CaptureProblem(9, 900, "cut"));
        report.end();

        assertThat(text.toString().lines())
                .containsExactly(
                        "{\"call\":1,\"time\":\"2026-11-22T08:00:00.123456Z\",\"packet\":7,\"answerPacket\":8,"
                                + "\"client\":\"127.0.0.1:4000\",\"server\":\"127.0.0.1:135\","
                                + "\"transport\":\"ncacn_ip_tcp\",\"interface\":\"mgmt\","
                                + "\"operation\":\"inq_princ_name\",\"microseconds\":1234,"
                                + "\"request\":{\"authn_proto\":10},\"response\":{\"fault\":\"no\"},"
                                + "\"verified\":\"failed\",\"requestFailure\":\"malformed: x (offset 12)\"}",
                        "{\"problem\":\"cut\",\"packet\":9,\"offset\":900}",
                        "{\"calls\":1,\"identical\":0,\"opaque\":0,\"failed\":1}");
    }

    @Test
    void showsCallsInTheOrderInWhichTheyWereAsked() {
        CaptureReport report = report(false, false, false);
        CallListener.Ticket first = report.begin();
        CallListener.Ticket second = report.begin();
        CallListener.Ticket third = report.begin();
        third.complete(call(4000, "third", Verdict.IDENTICAL));
        report.report(new CaptureProblem(1, 2, "a problem"));
        second.abandon();
        first.complete(call(4000, "first", Verdict.IDENTICAL));
        report.end();

        assertThat(text.toString())
                .containsSubsequence("#1 ", " first,", "#3 ", " third,", "! packet 1, offset 2: a problem");
    }

    @Test
    void waitsForNoCallForEver() {
        CaptureReport report = report(false, false, false);
        CallListener.Ticket late = report.begin();
        for (int i = 0; i < 5000; i++) {
            report.begin().complete(call(4000, "soon", Verdict.IDENTICAL));
        }
        late.complete(call(4000, "late", Verdict.IDENTICAL));
        report.end();

        String written = text.toString();
        assertThat(written).startsWith("#2 ");
        assertThat(written.indexOf("#1 ")).isGreaterThan(written.indexOf("#4000 "));
    }

    @Test
    void countsAndShowsOnlyFailuresWhenItIsQuiet() {
        CaptureReport report = report(false, true, true);
        report.begin().complete(call(4000, "right", Verdict.IDENTICAL));
        report.begin().complete(call(4000, "hidden", Verdict.opaque("sealed")));
        report.begin().complete(call(4000, "wrong", Verdict.failed("malformed: x", 12)));
        report.begin().complete(call(9, "another client's", Verdict.failed("malformed: x", 12)));
        report.end();

        assertThat(text.toString())
                .contains(" wrong,", "  verified: failed\n  requestFailure: malformed: x (offset 12)\n")
                .doesNotContain("right", "hidden", "another")
                .endsWith("\n3 calls, 1 identical, 1 opaque, 1 failed\n");
        assertThat(report.tally().failed()).isEqualTo(1);
    }

    @Test
    void showsNoMoreProblemsThanAPersonReads() {
        CaptureReport report = report(false, false, false);
        for (int i = 1; i <= 1500; i++) {
            report.report(new CaptureProblem(i, i, "bad"));
        }
        report.end();

        List<String> lines = new ArrayList<>(
                text.toString().lines().filter(line -> !line.isEmpty()).toList());
        assertThat(lines).hasSize(1001).last().isEqualTo("! offset 0: 500 more problems were not shown");
    }
}
