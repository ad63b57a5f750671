/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.time.Duration;
import java.time.Instant;

/** How a server came to its end. */
public enum ServerStop {
    /** By itself: it has drained and closed. */
    GRACEFUL,
    /** It did not end in time and was killed. */
    KILLED;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
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

    private static boolean ends(ProcessHandle process, Duration within) throws LauncherException {
        Instant end = Instant.now().plus(within);
        while (RunningProcess.is(process)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("interrupted while process " + process.pid() + " was ending", e);
            }
        }
        return true;
    }
}
