/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.launcher.option.ExitCode;

/** With the embedded directory and database. */
class ProvisionCommandTest {
    @TempDir
    private Path data;

    private CommandRun provision(String... options) throws IOException {
        Path configuration = data.resolve("mapiproxy.conf");
        Files.writeString(
                configuration,
                "[global]\nnetbios name = MAIL1\nrealm = EXAMPLE.TEST\nmapiproxy:organization = Example\n");
        List<String> arguments =
                new ArrayList<>(List.of("provision", "--data", data.toString(), "-c", configuration.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void makesChecksAndRemovesAnOrganization() throws Exception {
        CommandRun check = provision("--check");
        assertThat(check.exitCode()).as(check.err()).isEqualTo(ExitCode.FAILED);
        assertThat(check.out())
                .contains("missing in objects of the organization Example", "missing in database", "CN=MAIL1,");

        CommandRun first = provision();
        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).contains("the organization Example is ready on mail1.example.test");
        assertThat(first.err()).contains("objects of the organization Example (");

        assertThat(provision().out()).contains("nothing was missing");
        assertThat(provision("--check", "--json").out().strip()).isEqualTo("{\"complete\":true,\"missing\":{}}");

        CommandRun second = provision("--server", "mail2.other.test", "--json");
        assertThat(second.out()).contains("{\"changes\":7}");
        assertThat(second.err()).isEmpty();

        CommandRun removed = provision("--remove", "--organization", "Example");
        assertThat(removed.exitCode()).as(removed.err()).isEqualTo(ExitCode.OK);
        assertThat(removed.out()).contains("removed the organization Example");
        assertThat(provision("--check").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(provision("--remove", "--organization", "Example").err())
                .contains("there is no organization \"Example\"");
    }

    @Test
    void refusesToRemoveWhatIsNotNamed() throws Exception {
        CommandRun run = provision("--remove");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--organization");
    }

    @Test
    void refusesANameThatIsNone() throws Exception {
        CommandRun run = provision("--organization", "a/b");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("the organization \"a/b\" is no name");
    }
}
