/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.spi.SlotKey;

/** Looks at the calls that pass and have ended. Thread-safe; nothing here holds up a call. */
public interface CallMonitor {
    /** Where an active monitor is found. */
    SlotKey<CallMonitor> SLOT = new SlotKey<>("monitor.calls", CallMonitor.class);

    MonitorStatus status();

    /**
     * The latest calls that the filter lets pass and that are still kept, the oldest of them first.
     *
     * @param after only calls behind this one, {@link MonitoredCall#sequence}; -1 for all
     * @param limit at most so many, above 0
     */
    List<MonitoredCall> calls(CallFilter filter, long after, int limit);

    /** One call that is still kept, by {@link MonitoredCall#id}. */
    Optional<CallContent> call(long id);

    /** What each operation has cost since the module joined the chain; only operations that were called. */
    List<OperationLoad> operations();

    /** The same for each remote operation inside EMSMDB calls; empty where they are not looked into. */
    List<RopLoad> rops();

    /**
     * Writes the calls that end from now on and pass the filter as a capture file, until a limit is reached, {@link #stopRecording} is called or
     * writing fails. Occupies the thread meanwhile. Calls that come faster than they can be written are left out and counted.
     *
     * @param out gets whole pcapng blocks with each write; is not closed
     * @throws RecordingRefusedException if recordings are forbidden, or too many are under way; nothing was written then
     * @throws IOException if writing failed
     */
    void record(CallFilter filter, RecordingLimits limits, OutputStream out)
            throws IOException, RecordingRefusedException;

    /** Recordings under way. */
    List<RecordingStatus> recordings();

    /** Ends a recording after what it has to write already; false if there is none with this number. */
    boolean stopRecording(long id);
}
