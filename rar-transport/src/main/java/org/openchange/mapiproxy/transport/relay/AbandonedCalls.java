/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The call ids that were orphaned and may still be answered, since orphaned and the answer may cross. A server that honours orphaned never
 * answers, so the oldest are forgotten.
 */
final class AbandonedCalls {
    private static final int MAX = 1024;

    private final Set<Integer> callIds = new LinkedHashSet<>();

    void add(int callId) {
        if (callIds.size() == MAX) {
            callIds.remove(callIds.iterator().next());
        }
        callIds.add(callId);
    }

    boolean contains(int callId) {
        return callIds.contains(callId);
    }

    void remove(int callId) {
        callIds.remove(callId);
    }
}
