/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingRefusedException;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;

/** The recordings under way. Calls are offered without a lock; starting and ending one takes it. */
final class Recordings {
    private final MonitorSettings settings;
    private volatile Recording[] underWay = {};
    private long lastId;
    private boolean isClosed;

    Recordings(MonitorSettings settings) {
        this.settings = settings;
    }

    void offer(CallRing.Entry call) {
        for (Recording recording : underWay) {
            recording.offer(call);
        }
    }

    void record(CallFilter filter, RecordingLimits limits, OutputStream out)
            throws IOException, RecordingRefusedException {
        Recording recording = begin(filter, limits);
        try {
            recording.run(out);
        } finally {
            end(recording);
        }
    }

    private synchronized Recording begin(CallFilter filter, RecordingLimits limits) throws RecordingRefusedException {
        if (isClosed) {
            throw new RecordingRefusedException("the module is leaving the chain");
        }
        if (settings.recordings() == 0) {
            throw new RecordingRefusedException("mpm_monitor:recordings = 0 forbids recordings");
        }
        if (settings.redaction() == Redaction.VALUES) {
            throw new RecordingRefusedException("a recording would show what mpm_monitor:redact = values hides");
        }
        if (underWay.length >= settings.recordings()) {
            throw new RecordingRefusedException(
                    underWay.length + " recordings are under way, as many as mpm_monitor:recordings allows");
        }
        Recording recording =
                new Recording(++lastId, filter, limits, settings.redaction().showsOpaque());
        List<Recording> more = new ArrayList<>(Arrays.asList(underWay));
        more.add(recording);
        underWay = more.toArray(Recording[]::new);
        return recording;
    }

    private synchronized void end(Recording ended) {
        ended.stop();
        underWay = Arrays.stream(underWay).filter(Predicate.not(ended::equals)).toArray(Recording[]::new);
    }

    List<RecordingStatus> statuses() {
        return Arrays.stream(underWay).map(Recording::status).toList();
    }

    boolean stop(long id) {
        boolean isFound = false;
        for (Recording recording : underWay) {
            if (recording.id() == id) {
                recording.stop();
                isFound = true;
            }
        }
        return isFound;
    }

    synchronized void close() {
        isClosed = true;
        for (Recording recording : underWay) {
            recording.stop();
        }
    }
}
