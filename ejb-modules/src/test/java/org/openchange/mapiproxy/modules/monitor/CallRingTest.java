/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;

class CallRingTest {
    private static final int SIZE = 100;
    private static final long OCCUPIED = CallRing.OVERHEAD_BYTES + SIZE;

    @Test
    void keepsTheLastCallsInTheirOrder() {
        CallRing ring = new CallRing(3, Long.MAX_VALUE);

        for (int id = 0; id < 10; id++) {
            assertThat(ring.add(call(id, SIZE)).sequence()).isEqualTo(id);
        }

        assertThat(ids(ring, -1)).containsExactly(7L, 8L, 9L);
        assertThat(ids(ring, 7)).containsExactly(8L, 9L);
        assertThat(ids(ring, 9)).isEmpty();
        assertThat(ring.bytes()).isEqualTo(3 * OCCUPIED);
        assertThat(ring.seen()).isEqualTo(10);
    }

    @Test
    void takesTheOldestOutWhenThereAreTooManyBytes() {
        CallRing ring = new CallRing(100, 2 * OCCUPIED + SIZE);

        for (int id = 0; id < 10; id++) {
            ring.add(call(id, SIZE));
            assertThat(ring.bytes()).isLessThanOrEqualTo(2 * OCCUPIED + SIZE);
        }

        assertThat(ids(ring, -1)).containsExactly(8L, 9L);
    }

    @Test
    void aLargeCallPushesSeveralOutAndOneThatIsTooLargeItself() {
        CallRing ring = new CallRing(100, 3 * OCCUPIED);
        ring.add(call(0, SIZE));
        ring.add(call(1, SIZE));
        ring.add(call(2, SIZE));

        ring.add(call(3, (int) (2 * OCCUPIED - CallRing.OVERHEAD_BYTES)));
        assertThat(ids(ring, -1)).containsExactly(2L, 3L);
        ring.add(call(4, (int) (3 * OCCUPIED)));

        assertThat(ids(ring, -1)).isEmpty();
        assertThat(ring.bytes()).isZero();
        ring.add(call(5, SIZE));
        assertThat(ids(ring, -1)).containsExactly(5L);
    }

    @Test
    void keepsToBothBoundsAfterManyRounds() {
        CallRing ring = new CallRing(7, 4 * OCCUPIED);

        for (int id = 0; id < 10_000; id++) {
            ring.add(call(id, id % 5 * SIZE));
            assertThat(ring.bytes()).isBetween(0L, 4 * OCCUPIED);
        }

        List<CallRing.Entry> entries = ring.entries(-1);
        assertThat(entries).isNotEmpty().hasSizeLessThanOrEqualTo(7);
        assertThat(ring.bytes())
                .isEqualTo(entries.stream().mapToLong(CallRing.Entry::bytes).sum());
    }

    @Test
    @Timeout(60)
    void takesCallsOfManyThreadsWithoutLosingCountOfBytes() throws Exception {
        CallRing ring = new CallRing(64, 40 * OCCUPIED);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int thread = i;
            threads.add(new Thread(() -> {
                await(start);
                for (int n = 0; n < 20_000; n++) {
                    ring.add(call(thread * 100_000L + n, n % 3 * SIZE));
                }
            }));
        }
        Thread reader = new Thread(() -> {
            await(start);
            while (ring.seen() < 80_000) {
                assertThat(ring.entries(-1)).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            }
        });
        threads.add(reader);
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(50));
            assertThat(thread.isAlive()).isFalse();
        }

        ring.add(call(0, 0));

        List<CallRing.Entry> entries = ring.entries(-1);
        assertThat(ring.seen()).isEqualTo(80_001);
        assertThat(ring.bytes()).isLessThanOrEqualTo(40 * OCCUPIED);
        // Places that a slow thread filled after they were given up still count, and are filled anew in the next round.
        assertThat(ring.bytes())
                .isGreaterThanOrEqualTo(
                        entries.stream().mapToLong(CallRing.Entry::bytes).sum());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Long> ids(CallRing ring, long after) {
        return ring.entries(after).stream().map(entry -> entry.call().id()).toList();
    }

    static CallRecord call(long id, int bytes) {
        return new CallRecord(
                id,
                0,
                1000,
                0,
                new InetSocketAddress("192.0.2.1", 1),
                "",
                SyntaxId.NDR,
                "x",
                0,
                "opnum 0",
                Optional.empty(),
                ByteOrder.LITTLE_ENDIAN,
                ByteOrder.LITTLE_ENDIAN,
                new byte[bytes],
                bytes,
                0,
                Ending.ANSWERED,
                0,
                false,
                false,
                true);
    }
}
