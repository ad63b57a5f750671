/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that call without a pause, each over one connection of its own, and keep account of every call. */
final class Traffic {
    private static final long PATIENCE_SECONDS = 60;
    private static final long POLL_MILLIS = 20;

    private final int opnum;
    private final Retry retry;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean isStopping;

    /** What a client does about a fault that says that the call did not execute. */
    enum Retry {
        /** It counts as a loss. */
        NEVER,
        /** It calls again, as [MS-RPCE] lets it. */
        WHEN_NOT_EXECUTED
    }

    private Traffic(int opnum, Retry retry) {
        this.opnum = opnum;
        this.retry = retry;
    }

    static Traffic start(int clients, String interfaceId, int opnum, Retry retry) throws IOException {
        Traffic traffic = new Traffic(opnum, retry);
        for (int i = 0; i < clients; i++) {
            RpcClient client = RpcClient.bind(interfaceId);
            traffic.threads.add(new Thread(() -> traffic.run(client), "client-" + i));
        }
        traffic.threads.forEach(Thread::start);
        return traffic;
    }

    private void run(RpcClient client) {
        try (client) {
            while (!isStopping) {
                String answer = call(client);
                answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
                calls.incrementAndGet();
            }
        } catch (IOException e) {
            failures.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String call(RpcClient client) throws IOException, InterruptedException {
        while (true) {
            try {
                return client.call(opnum, "x");
            } catch (RpcFaultException e) {
                if (retry == Retry.NEVER || !e.didNotExecute() || isStopping) {
                    throw e;
                }
                retries.incrementAndGet();
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Waits until so many more calls were answered. */
    void awaitCalls(int more) throws InterruptedException {
        long wanted = calls.get() + more;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (calls.get() < wanted && failures.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(POLL_MILLIS);
        }
        assertThat(failures).as("lost calls").isEmpty();
        assertThat(calls.get()).as("answered calls").isGreaterThanOrEqualTo(wanted);
    }

    /** Waits until so many more faults were answered by another call. */
    void awaitRetries(int more) throws InterruptedException {
        long wanted = retries.get() + more;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (retries.get() < wanted && failures.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(POLL_MILLIS);
        }
        assertThat(failures).as("lost calls").isEmpty();
        assertThat(retries.get()).as("refused calls").isGreaterThanOrEqualTo(wanted);
    }

    /** Ends after the call that is under way. */
    void stop() throws InterruptedException {
        isStopping = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(thread.isAlive()).as(thread.getName() + " still waits").isFalse();
        }
    }

    long calls() {
        return calls.get();
    }

    /** How often each answer came. */
    Map<String, AtomicInteger> answers() {
        return answers;
    }

    Queue<Exception> failures() {
        return failures;
    }
}
