/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the listed modules are there. One that never was keeps the chain closed, since its part must not be skipped silently; one that was
 * undeployed was taken out on purpose. Thread-safe.
 */
final class ModuleAttendance {
    private static final Set<State> OPEN = EnumSet.of(State.PRESENT, State.UNDEPLOYED);

    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();

    private enum State {
        NEVER_SEEN,
        PRESENT,
        UNDEPLOYED
    }

    ModuleAttendance(List<String> listed) {
        listed.forEach(name -> states.put(name, State.NEVER_SEEN));
    }

    synchronized void joined(String name) {
        states.put(name, State.PRESENT);
        refusals.remove(name);
    }

    synchronized void left(String name) {
        states.put(name, State.UNDEPLOYED);
    }

    /** A refusal does not close a chain that was open: the module that refuses may be the second of its name. */
    synchronized void refused(String name, String reason) {
        refusals.put(name, reason);
    }

    /** Whether calls may pass. */
    synchronized boolean isComplete() {
        return OPEN.containsAll(states.values());
    }

    /** One sentence for each listed module that is not there. */
    synchronized List<String> absences() {
        List<String> absences = new ArrayList<>();
        states.forEach((name, state) -> {
            if (state != State.PRESENT) {
                absences.add(absence(name, state));
            }
        });
        return absences;
    }

    private String absence(String name, State state) {
        String module = "module \"" + name + "\" of dcerpc_mapiproxy:modules ";
        String refusal = refusals.get(name);
        if (refusal != null) {
            return module + "refused: " + refusal;
        }
        return module + (state == State.UNDEPLOYED ? "was undeployed; calls pass without it" : "is not deployed");
    }
}
