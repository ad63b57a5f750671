/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.modules.monitor.capture.CaptureComposer;
import org.openchange.mapiproxy.modules.monitor.capture.CapturedCall;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;

/**
 * One recording. Event loops put in what passes the cheap part of the filter and never wait; the thread that asked for the recording takes out,
 * looks closer and writes.
 */
final class Recording {
    /** What may wait to be written; what comes beyond is missed. */
    private static final long MOST_QUEUED_BYTES = 16L << 20;

    private static final long POLL_MILLIS = 10;

    /** How often a reader that gets no calls gets a sign of life, which is also how it is found out that it has gone. */
    private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(1).toNanos();

    private final long id;
    private final CallFilter filter;
    private final RecordingLimits limits;
    private final boolean showsOpaque;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final ConcurrentLinkedQueue<CallRing.Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final LongAdder missed = new LongAdder();
    private final CaptureComposer composer = new CaptureComposer();
    private volatile boolean isStopped;
    private volatile long calls;
    private volatile long bytes;
    private long lastWriteNanos = startedNanos;
    private boolean isUnflushed;

    /** @param showsOpaque whether stubs of interfaces without IDL are written as they are, and not as zeros */
    Recording(long id, CallFilter filter, RecordingLimits limits, boolean showsOpaque) {
        this.id = id;
        this.filter = filter;
        this.limits = limits;
        this.showsOpaque = showsOpaque;
    }

    long id() {
        return id;
    }

    RecordingStatus status() {
        return new RecordingStatus(id, startedAt, calls, bytes, missed.sum());
    }

    /** Takes a call that has ended; on any thread. */
    void offer(CallRing.Entry entry) {
        if (isStopped || !filter.matchesHead(entry.call().summary(entry.sequence(), List.of()))) {
            return;
        }
        if (!entry.call().isKept() || queuedBytes.get() + entry.bytes() > MOST_QUEUED_BYTES) {
            missed.increment();
            return;
        }
        queuedBytes.addAndGet(entry.bytes());
        queue.add(entry);
    }

    /** Ends it after what is in it already; on any thread. */
    void stop() {
        isStopped = true;
    }

    /** Writes until an end is reached. */
    void run(OutputStream out) throws IOException {
        write(out, composer.begin());
        while (bytes < limits.bytes()) {
            CallRing.Entry entry = queue.poll();
            if (entry != null) {
                queuedBytes.addAndGet(-entry.bytes());
                write(entry, out);
            } else if (isStopped || !idle(out)) {
                break;
            }
            if (System.nanoTime() - startedNanos > limits.time().toNanos()) {
                stop();
            }
        }
        stop();
        writeStatistics(out);
    }

    private void write(CallRing.Entry entry, OutputStream out) throws IOException {
        CallRecord call = entry.call();
        if (!filter.matches(call.summary(entry.sequence(), CallRops.of(call).results()))) {
            return;
        }
        write(out, composer.call(captured(call)));
        addCall();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    private void addCall() {
        calls++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    private void write(OutputStream out, byte[] blocks) throws IOException {
        out.write(blocks);
        bytes += blocks.length;
        lastWriteNanos = System.nanoTime();
        isUnflushed = true;
    }

    /** @return false when the thread is to end */
    private boolean idle(OutputStream out) throws IOException {
        if (isUnflushed) {
            out.flush();
            isUnflushed = false;
        }
        if (System.nanoTime() - lastWriteNanos > SIGN_OF_LIFE_NANOS) {
            writeStatistics(out);
        }
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeStatistics(OutputStream out) throws IOException {
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        write(out, composer.statistics(nowMicros, calls, missed.sum()));
        out.flush();
    }

    private CapturedCall captured(CallRecord call) {
        boolean isShown =
                showsOpaque || KnownInterfaces.byId(call.interfaceId()).isPresent();
        Optional<CapturedCall.Reply> reply =
                switch (call.ending()) {
                    case ANSWERED -> Optional.of(new CapturedCall.Answer(shown(call.response(), isShown)));
                    case FAULT -> Optional.of(
                            new CapturedCall.Fault(new FaultStatus((int) call.status()), call.didNotExecute()));
                    case ABANDONED -> Optional.empty();
                };
        return new CapturedCall(
                call.client(),
                call.interfaceId(),
                call.opnum(),
                call.object(),
                shown(call.request(), isShown),
                reply,
                call.startedMicros(),
                call.startedMicros() + call.elapsedNanos() / 1000,
                comment(call));
    }

    private static ByteBuffer shown(ByteBuffer stub, boolean isShown) {
        return isShown ? stub : ByteBuffer.allocate(stub.remaining()).order(stub.order());
    }

    private static String comment(CallRecord call) {
        return "call " + call.id() + ": " + call.interfaceName() + " " + call.operation()
                + (call.user().isEmpty() ? "" : ", " + call.user())
                + (call.ending() == Ending.ABANDONED ? ", given up by the client" : "");
    }
}
