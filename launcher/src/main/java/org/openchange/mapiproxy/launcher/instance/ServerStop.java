/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** How a server came to its end. */
public enum ServerStop {
    /** By itself: it has drained and closed. */
    GRACEFUL,
    /** It did not end in time and was killed. */
    KILLED;

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    /**
     * Asks the process to end, and kills it when it does not in time.
     *
     * @throws LauncherException if it lives on even so
     */
    public static ServerStop of(ProcessHandle process, Duration grace) throws LauncherException {
        process.destroy();
        if (ends(process, grace)) {
            return GRACEFUL;
        }
        process.destroyForcibly();
        if (ends(process, AFTER_KILL)) {
            return KILLED;
        }
        throw new LauncherException("process " + process.pid() + " cannot be killed; try: kill -9 " + process.pid());
    }

    private static boolean ends(ProcessHandle process, Duration within) {
        try {
            process.onExit()
                    .thenApply(ended -> true)
                    .completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the end of process " + process.pid() + " cannot be awaited", e);
        }
        return !process.isAlive();
    }
}
