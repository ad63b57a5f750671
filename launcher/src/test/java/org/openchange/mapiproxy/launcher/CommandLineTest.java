/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelpsWithAnExample(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Example").contains("./mapiproxy " + String.join(" ", command));
    }

    static Stream<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        collect(Main.commandLine(), List.of(), commands);
        return commands.stream().filter(command -> !command.equals(List.of("completion")));
    }

    private static void collect(CommandLine commandLine, List<String> path, List<List<String>> commands) {
        commandLine.getSubcommands().forEach((name, sub) -> {
            List<String> here = Stream.concat(path.stream(), Stream.of(name)).toList();
            commands.add(here);
            collect(sub, here, commands);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --epm-port 65536      | --epm-port = \"65536\": allowed is a port number from 0 to 65535",
                "up --rpc-port x          | --rpc-port = \"x\": allowed is a port number from 0 to 65535",
                "up --http-port -1        | --http-port = \"-1\": allowed is a port number from 0 to 65535",
                "up --heap lots           | --heap = \"lots\": allowed is a number with k, m or g behind it, such as 512m",
                "up --timeout 0           | --timeout = \"0\": allowed is a number of seconds above 0",
                "up --bogus               | Unknown option: '--bogus'",
                "down --timeout -1        | --timeout = \"-1\": allowed is 0 or more seconds",
                "logs -n -1               | --lines = \"-1\": allowed is 0 or more",
                "config                   | a command is missing: config check",
                "calls --error x          | --error = \"x\": allowed are any, fault, abandoned, and a number",
                "calls -n 0               | --lines = \"0\": allowed is a number from 1 to 10000",
                "record                   | Missing required option: '--out=FILE'",
                "record --out x --latency y | --latency = \"y\": allowed is a number of milliseconds",
                "record --out x --duration 0 | --duration = \"0\": allowed is a number from 1 to 86400",
                "account add              | Missing required parameter: 'USER'",
                "stauts                   | did you mean"
            })
    void saysInOneLineWhatIsWrongWithAnOption(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("mapiproxy: ").contains(message).contains("--help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void namesTheCommandsWhenNoneIsGiven() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "up, status, down, logs, calls, record, config, account, provision, user, group, contact, mailbox, "
                                + "database, join, leave, dissect, version or completion");
    }

    @Test
    void printsVersionsThatTheBuildHasFilledIn() {
        CommandRun run = CommandRun.of("version");

        assertThat(run.out())
                .containsPattern("MAPIProxy \\d+\\.\\d+")
                .containsPattern("WildFly +\\d+")
                .contains("Java");
    }

    @Test
    void completesCommandsAndOptions() {
        CommandRun run = CommandRun.of("completion");

        assertThat(run.out())
                .contains("complete -F")
                .contains("--management-port")
                .contains("--password-stdin");
    }
}
