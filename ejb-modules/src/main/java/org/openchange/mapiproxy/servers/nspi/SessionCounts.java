/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many sessions each person has open. Thread-safe. */
final class SessionCounts {
    private final int most;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    SessionCounts(int most) {
        this.most = most;
    }

    /** @return false, and nothing counted, if the person has as many as are allowed */
    boolean enter(String name) {
        boolean[] isEntered = {false};
        counts.compute(name, (key, count) -> {
            int open = count == null ? 0 : count;
            isEntered[0] = open < most;
            return isEntered[0] ? Integer.valueOf(open + 1) : count;
        });
        return isEntered[0];
    }

    void leave(String name) {
        counts.compute(name, (key, count) -> count == null || count == 1 ? null : Integer.valueOf(count - 1));
    }

    int of(String name) {
        return counts.getOrDefault(name, 0);
    }
}
