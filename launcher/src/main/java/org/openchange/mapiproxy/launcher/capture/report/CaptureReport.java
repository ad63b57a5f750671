/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.report;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.openchange.mapiproxy.launcher.capture.CaptureProblem;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;

/**
 * Writes calls in the order in which they were asked: one that has its answer waits for those that were asked before it, as long as not too much is
 * waiting. Problems are written where they were noticed. Not thread-safe.
 */
public final class CaptureReport implements CallListener, CaptureProblems {
    private static final int MAX_WAITING_CALLS = 4096;
    private static final int MAX_WAITING_CHARACTERS = 4 << 20;
    private static final int MAX_PROBLEMS = 1000;

    private final PrintWriter out;
    private final ReportSettings settings;
    private final Predicate<ObservedCall> wanted;
    private final Tally tally = new Tally();
    private final Deque<Slot> waiting = new ArrayDeque<>();
    private long waitingCharacters;
    private long numbers;
    private long problems;

    public CaptureReport(PrintWriter out, ReportSettings settings, Predicate<ObservedCall> wanted) {
        this.out = out;
        this.settings = settings;
        this.wanted = wanted;
    }

    /** The place of one call, or of one problem, among the others. */
    private final class Slot implements Ticket {
        private final long number;
        private String text;

        private Slot(long number) {
            this.number = number;
        }

        @Override
        public void complete(ObservedCall call) {
            fill(wanted.test(call) ? render(call) : "");
        }

        @Override
        public void abandon() {
            fill("");
        }

        private void fill(String rendered) {
            text = rendered;
            waitingCharacters += rendered.length();
            flush();
        }

        private String render(ObservedCall call) {
            Verdict verdict = call.verdict();
            tally.count(verdict);
            boolean shown = !settings.quiet() || verdict.kind() == Verdict.Kind.FAILED;
            return shown ? settings.format().call(number, call, settings.verify()) : "";
        }
    }

    @Override
    public Ticket begin() {
        Slot slot = new Slot(++numbers);
        waiting.add(slot);
        return slot;
    }

    @Override
    public void report(CaptureProblem problem) {
        problems++;
        if (problems <= MAX_PROBLEMS) {
            Slot slot = new Slot(0);
            waiting.add(slot);
            slot.fill(settings.format().problem(problem));
        }
    }

    private void flush() {
        while (!waiting.isEmpty() && waiting.peek().text != null) {
            write(waiting.remove());
        }
        if (waiting.size() > MAX_WAITING_CALLS || waitingCharacters > MAX_WAITING_CHARACTERS) {
            writeAllThatIsComplete();
        }
    }

    private void writeAllThatIsComplete() {
        for (Iterator<Slot> slots = waiting.iterator(); slots.hasNext(); ) {
            Slot slot = slots.next();
            if (slot.text != null) {
                slots.remove();
                write(slot);
            }
        }
    }

    private void write(Slot slot) {
        out.write(slot.text);
        waitingCharacters -= slot.text.length();
    }

    /** Writes what is left, and the count if it was asked for. */
    public void end() {
        writeAllThatIsComplete();
        if (problems > MAX_PROBLEMS) {
            out.write(settings.format()
                    .problem(new CaptureProblem(0, 0, (problems - MAX_PROBLEMS) + " more problems were not shown")));
        }
        if (settings.verify()) {
            out.write(settings.format().tally(tally));
        }
        out.flush();
    }

    public Tally tally() {
        return tally;
    }

    /** Whether nobody reads the output any more. */
    public boolean isDeaf() {
        return out.checkError();
    }
}
