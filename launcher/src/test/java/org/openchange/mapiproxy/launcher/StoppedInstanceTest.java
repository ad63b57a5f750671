/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;

class StoppedInstanceTest {
    @TempDir
    private Path directory;

    @Test
    void statusSaysThatNothingRuns() {
        CommandRun run = CommandRun.of("status", "--data", directory.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).startsWith("not running in " + directory);
    }

    @Test
    void downIsContentWithNothingToEnd() {
        CommandRun run = CommandRun.of("down", "--data", directory.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("not running");
    }

    @Test
    void callsAndRecordSayThatNothingRunsAndLeaveNoFile() {
        Path file = directory.resolve("calls.pcapng");

        CommandRun calls = CommandRun.of("calls", "--data", directory.toString());
        CommandRun record = CommandRun.of("record", "--out", file.toString(), "--data", directory.toString());

        assertThat(calls.exitCode()).isEqualTo(3);
        assertThat(calls.out()).startsWith("not running in " + directory);
        assertThat(record.exitCode()).isEqualTo(3);
        assertThat(record.err()).startsWith("not running in " + directory);
        assertThat(file).doesNotExist();
    }

    @Test
    void aDamagedRecordCountsAsNone() throws Exception {
        Files.writeString(new InstanceDirectory(directory).record(), "pid=");

        assertThat(CommandRun.of("status", "--data", directory.toString()).exitCode())
                .isEqualTo(3);
    }

    @Test
    void logsNamesTheDirectoryWithoutALog() {
        CommandRun run = CommandRun.of("logs", "--data", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("there is no log in " + directory);
    }

    @Test
    void configCheckTakesTheFileInTheDataDirectory() throws Exception {
        Path file =
                Files.writeString(directory.resolve("mapiproxy.conf"), "workgroup = EXAMPLE\nnetbios name = PROXY\n");

        CommandRun run = CommandRun.of("config", "check", "--data", directory.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("node           proxy").contains(file + " is good");
    }

    @Test
    void configCheckTellsEveryProblem() throws Exception {
        Files.writeString(directory.resolve("mapiproxy.conf"), "[global]\nmapiproxy:epm port = x\nno option at all\n");

        CommandRun run = CommandRun.of("config", "check", "--data", directory.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2);
    }
}
