/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.report;

import java.util.EnumMap;
import java.util.Map;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;

/** What came of the verification of all calls. */
public final class Tally {
    private final Map<Verdict.Kind, Long> counts = new EnumMap<>(Verdict.Kind.class);

    void count(Verdict verdict) {
        counts.merge(verdict.kind(), 1L, Long::sum);
    }

    public long calls() {
        return identical() + opaque() + failed();
    }

    public long identical() {
        return counts.getOrDefault(Verdict.Kind.IDENTICAL, 0L);
    }

    public long opaque() {
        return counts.getOrDefault(Verdict.Kind.OPAQUE, 0L);
    }

    public long failed() {
        return counts.getOrDefault(Verdict.Kind.FAILED, 0L);
    }

    @Override
    public String toString() {
        return calls() + " calls, " + identical() + " identical, " + opaque() + " opaque, " + failed() + " failed";
    }
}
