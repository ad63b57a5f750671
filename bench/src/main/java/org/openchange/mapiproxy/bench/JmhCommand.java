/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The codecs' benchmarks; JMH reads the arguments by itself. */
@Command(
        name = "jmh",
        description = "Runs the JMH benchmarks; takes the options of JMH (jmh -h).",
        footer = "Example: jmh -prof gc Ndr")
final class JmhCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
