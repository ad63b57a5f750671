/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.addressbook.AddressBookFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the address book in memory. */
@Command(
        name = "address-book",
        description = "Loads generated people into an address book, and asks it what clients ask.")
final class AddressBookCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--people", defaultValue = "100000", description = "How many (default ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--millis", defaultValue = "2000", description = "Of each question (default ${DEFAULT-VALUE}).")
    private int millis;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        new AddressBookFigures(people, millis).run(line -> {
            out.println(line);
            out.flush();
        });
        return 0;
    }
}
