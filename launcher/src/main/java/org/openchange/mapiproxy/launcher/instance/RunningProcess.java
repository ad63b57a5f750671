/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process runs. A process that has ended but that nobody has asked for its result does not, though the system still lists it. */
final class RunningProcess {
    private RunningProcess() {}

    static boolean is(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    private static boolean zombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(stat, java.nio.charset.StandardCharsets.ISO_8859_1);
            String afterName = text.substring(text.lastIndexOf(')') + 1).strip();
            return afterName.startsWith("Z") || afterName.startsWith("X");
        } catch (IOException e) {
            return false; // no /proc on this system, or the process has just gone, which isAlive tells next time
        }
    }
}
