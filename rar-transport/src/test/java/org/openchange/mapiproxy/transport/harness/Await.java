/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens on another thread, at most 5 seconds. */
public final class Await {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("in vain: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
