/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.load.UpstreamServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the fast upstream until the process is ended. */
@Command(
        name = "upstream",
        description = "A fast DCERPC server that answers any call with as many bytes as it asks for.")
final class UpstreamCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--listen", required = true, paramLabel = "HOST:PORT", converter = EndpointConverter.class)
    private InetSocketAddress listen;

    @Mixin
    private FragmentOption fragment;

    @Override
    public Integer call() throws Exception {
        try (UpstreamServer server = new UpstreamServer(listen, fragment.maxFragment())) {
            spec.commandLine().getOut().println("listening on port " + server.port());
            spec.commandLine().getOut().flush();
            server.await();
        }
        return 0;
    }
}
