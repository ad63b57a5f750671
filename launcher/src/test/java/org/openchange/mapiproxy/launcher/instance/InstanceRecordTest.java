/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceRecordTest {
    @TempDir
    private Path root;

    @Test
    void isReadAsItWasWritten() throws Exception {
        InstanceDirectory directory = new InstanceDirectory(root);
        InstanceRecord record = new InstanceRecord(
                4711, Instant.ofEpochMilli(1_700_000_000_123L), "node1", "::1", 8080, 9990, "/etc/mapiproxy.conf");

        record.write(directory);

        assertThat(InstanceRecord.read(directory)).contains(record);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.record())))
                .isEqualTo("rw-------");
    }

    @Test
    void findsTheProcessThatItNames() {
        assertThat(ofThisProcess(Duration.ZERO).process()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessOfTheSamePidForItsOwn() {
        assertThat(ofThisProcess(Duration.ofMinutes(-5)).process()).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotFound() throws Exception {
        Process process = new ProcessBuilder("true").start();
        Instant start = Instant.now();
        process.waitFor();

        assertThat(new InstanceRecord(process.pid(), start, "n", "127.0.0.1", 1, 2, "").process())
                .isEmpty();
    }

    @Test
    void onlyOneLauncherHoldsTheLock() throws Exception {
        InstanceDirectory directory = new InstanceDirectory(root);
        InstanceLock first = InstanceLock.take(directory);

        assertThatThrownBy(() -> InstanceLock.take(directory))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("another launcher");

        first.close();
        InstanceLock.take(directory).close();
    }

    private static InstanceRecord ofThisProcess(Duration shift) {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElseThrow().plus(shift);
        return new InstanceRecord(self.pid(), start, "n", "127.0.0.1", 1, 2, "");
    }
}
