/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openchange.mapiproxy.rop.list.HandleTable;

/** What is remembered of each session; the one that was silent longest is forgotten when there are too many. */
public final class RopSessions {
    private static final int MAX_SESSIONS = 256;

    private final Map<Object, HandleTable> tables = new LinkedHashMap<>(16, 0.75f, true);

    /** @param session whatever tells it from others: equal for all calls of one session */
    public RopExchange exchange(Object session) {
        HandleTable table = tables.computeIfAbsent(session, key -> new HandleTable());
        if (tables.size() > MAX_SESSIONS) {
            tables.remove(tables.keySet().iterator().next());
        }
        return new RopExchange(table);
    }

    /** The session has ended. */
    public void forget(Object session) {
        tables.remove(session);
    }
}
