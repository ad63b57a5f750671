/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.idle.IdleClients;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds idle associations until a line arrives on standard input, then calls on each of them. */
@Command(
        name = "idle",
        description = "Opens authenticated associations, keeps them until a line is read, then calls on every one.")
final class IdleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "HOST:PORT", converter = EndpointConverter.class)
    private InetSocketAddress target;

    @Option(names = "--count", defaultValue = "10000", description = "Associations (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--per-address",
            defaultValue = "1000",
            description = "Of them from one source address (default ${DEFAULT-VALUE}).")
    private int perAddress;

    @Option(
            names = "--user",
            required = true,
            description = "DOMAIN\\USER; the password is in the environment variable PASSWORD.")
    private String user;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        String[] name = user.split("\\\\", 2);
        char[] password = System.getenv("PASSWORD").toCharArray();
        SecurityInitiator account = SecurityProviders.initiator(name[1], password, name[0]);
        try (IdleClients clients = new IdleClients(target, account, perAddress)) {
            long start = System.nanoTime();
            clients.open(count);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(Locale.ROOT, "open %d, %.0f a second", count, count / seconds));
            out.flush();
            while (System.in.read() > '\n') {
                // the rest of the line
            }
            start = System.nanoTime();
            int answered = clients.callEach();
            seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(Locale.ROOT, "answered %d, %.0f a second", answered, answered / seconds));
            out.flush();
        }
        return 0;
    }
}
