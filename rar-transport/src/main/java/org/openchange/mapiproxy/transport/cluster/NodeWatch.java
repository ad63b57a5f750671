/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * When each node was last there, and who has been away for longer than the grace time. What was never seen counts from the start of this
 * watch. Times are milliseconds of any clock. Not thread-safe.
 */
final class NodeWatch {
    /** So many grace times after the last sweep there is another, for holders of nodes that this one never saw. */
    private static final int GENERAL_SWEEP = 10;

    private final long graceMillis;
    private final long startedMillis;
    private final Map<String, Long> lastSeen = new HashMap<>();
    private long lastSweepMillis;

    NodeWatch(long graceMillis, long nowMillis) {
        this.graceMillis = graceMillis;
        this.startedMillis = nowMillis;
        this.lastSweepMillis = nowMillis;
    }

    /** These are there. */
    void see(Collection<String> nodes, long nowMillis) {
        nodes.forEach(node -> lastSeen.put(node, nowMillis));
    }

    boolean isGone(String node, long nowMillis) {
        return nowMillis - lastSeen.getOrDefault(node, startedMillis) >= graceMillis;
    }

    /** Whether there may be something to sweep. */
    boolean isDue(long nowMillis) {
        return lastSeen.keySet().stream().anyMatch(node -> isGone(node, nowMillis))
                || nowMillis - lastSweepMillis >= GENERAL_SWEEP * graceMillis;
    }

    /** What those had who are gone was swept, here or by another node. */
    void swept(long nowMillis) {
        lastSeen.keySet().removeIf(node -> isGone(node, nowMillis));
        lastSweepMillis = nowMillis;
    }
}
