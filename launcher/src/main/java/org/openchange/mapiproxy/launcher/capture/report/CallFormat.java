/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;
import org.openchange.mapiproxy.print.PrintTree;

/** How calls, problems and the count look. */
enum CallFormat {
    /** Indented lines, a blank line behind each call. */
    TEXT {
        @Override
        String call(long number, ObservedCall call, boolean verdicts) {
            PrintTree tree = new PrintTree().begin("#" + number + " " + heading(call));
            part(tree, "request", call.request(), "not captured");
            part(tree, "response", call.response(), "not captured");
            if (verdicts) {
                verdict(tree, call);
            }
            return tree.end().toString() + "\n";
        }

        @Override
        String problem(CaptureProblem problem) {
            return "! " + problem + "\n\n";
        }

        @Override
        String tally(Tally tally) {
            return tally + "\n";
        }
    },
    /** One JSON object a line. */
    JSON {
        @Override
        String call(long number, ObservedCall call, boolean verdicts) {
            PrintTree tree = PrintTree.json()
                    .number("call", number)
                    .value("time", time(call.place().time()));
            tree.number("packet", call.asked().map(PacketPlace::packet).orElse(0L));
            tree.number("answerPacket", call.answered().map(PacketPlace::packet).orElse(0L));
            tree.value("client", call.client()).value("server", call.server()).value("transport", call.transport());
            tree.value("interface", call.interfaceName()).value("operation", call.operation());
            call.duration().ifPresent(duration -> tree.number("microseconds", duration.toNanos() / 1000));
            part(tree, "request", call.request(), null);
            part(tree, "response", call.response(), null);
            if (verdicts) {
                verdict(tree, call);
            }
            return tree + "\n";
        }

        @Override
        String problem(CaptureProblem problem) {
            PrintTree tree = PrintTree.json().value("problem", problem.what());
            return tree.number("packet", problem.packet()).number("offset", problem.offset()) + "\n";
        }

        @Override
        String tally(Tally tally) {
            PrintTree tree = PrintTree.json().number("calls", tally.calls()).number("identical", tally.identical());
            return tree.number("opaque", tally.opaque()).number("failed", tally.failed()) + "\n";
        }
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** @param verdicts whether to tell what came of the verification */
    abstract String call(long number, ObservedCall call, boolean verdicts);

    abstract String problem(CaptureProblem problem);

    abstract String tally(Tally tally);

    static String time(Instant time) {
        return TIME.format(time);
    }

    private static String heading(ObservedCall call) {
        return time(call.place().time()) + " " + call.client() + " -> " + call.server() + " " + call.interfaceName()
                + " " + call.operation()
                + call.duration().map(CallFormat::milliseconds).orElse("");
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, ", %.3f ms", duration.toNanos() / 1e6);
    }

    /** @param absent said of a part that is not there; null when that needs no words */
    private static void part(PrintTree tree, String name, Optional<CallPart> part, String absent) {
        if (part.isPresent()) {
            part.get().content().accept(tree.begin(name));
            tree.end();
        } else if (absent != null) {
            tree.value(name, absent);
        }
    }

    private static void verdict(PrintTree tree, ObservedCall call) {
        tree.value("verified", call.verdict().kind().name().toLowerCase(Locale.ROOT));
        call.request().map(CallPart::verdict).ifPresent(verdict -> failure(tree, "request", verdict));
        call.response().map(CallPart::verdict).ifPresent(verdict -> failure(tree, "response", verdict));
    }

    private static void failure(PrintTree tree, String part, Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.FAILED) {
            tree.value(part + "Failure", verdict);
        }
    }
}
