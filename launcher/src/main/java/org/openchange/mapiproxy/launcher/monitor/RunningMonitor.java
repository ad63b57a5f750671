/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import java.util.Optional;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.ConsolePeople;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.LauncherException;

/** Where the monitor of an instance is asked. */
final class RunningMonitor {
    static final String CALLS = "/api/v1/monitor/calls";
    static final String RECORDING = "/api/v1/monitor/recording";

    private RunningMonitor() {}

    /** The console of the instance in a directory; empty when it does not run. */
    static Optional<ConsoleClient> console(InstanceDirectory directory) throws LauncherException {
        return InstanceRecord.read(directory)
                .filter(record -> record.process().isPresent())
                .map(record -> new ConsoleClient(record, new ConsolePeople(directory)));
    }
}
