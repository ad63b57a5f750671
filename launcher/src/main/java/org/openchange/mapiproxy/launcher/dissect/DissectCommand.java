/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.dissect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.capture.conversation.ClientFilter;
import org.openchange.mapiproxy.launcher.capture.conversation.Conversations;
import org.openchange.mapiproxy.launcher.capture.file.CaptureFile;
import org.openchange.mapiproxy.launcher.capture.file.CapturedPacket;
import org.openchange.mapiproxy.launcher.capture.file.UnknownCaptureFormatException;
import org.openchange.mapiproxy.launcher.capture.http.MapiHttpCalls;
import org.openchange.mapiproxy.launcher.capture.report.CaptureReport;
import org.openchange.mapiproxy.launcher.capture.report.ReportSettings;
import org.openchange.mapiproxy.launcher.capture.rops.EmsmdbCalls;
import org.openchange.mapiproxy.launcher.capture.rops.RopSessions;
import org.openchange.mapiproxy.launcher.capture.rpc.EndpointMap;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcSettings;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.launcher.capture.tcp.TcpConnections;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.security.SecurityObservers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dissect",
        description = "Print every MAPI call in a capture of network traffic.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy dissect outlook.pcapng",
            "  ./mapiproxy dissect outlook.pcapng --follow 192.0.2.17",
            "  ./mapiproxy dissect outlook.pcapng --nt-hash alice:0123456789abcdef0123456789abcdef",
            "  ./mapiproxy dissect outlook.pcapng --json | jq .operation",
            "  ./mapiproxy dissect outlook.pcapng --verify --quiet"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Read, to the end or as far as it could be.",
            "1:It cannot be read, or --verify found a difference.",
            "2:A bad option."
        })
public final class DissectCommand implements Callable<Integer> {
    private static final int MAX_CONNECTIONS = 4096;
    private static final long SEGMENT_BYTES = 16 << 20;
    private static final long STUB_BYTES = 24 << 20;
    private static final int PACKETS_PER_CHECK = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The capture: pcap or pcapng, compressed with gzip or not.")
    private Path file;

    @Option(
            names = "--follow",
            paramLabel = "CLIENT",
            description = "Only the calls of one client, named by its address, or address:port.")
    private String follow;

    @Option(names = "--json", description = "One JSON object a line for each call.")
    private boolean json;

    @Option(
            names = "--verify",
            description = "Encode again what was decoded, compare the bytes, and count what is identical.")
    private boolean verify;

    @Option(
            names = {"-q", "--quiet"},
            description = "With --verify: print only calls that fail.")
    private boolean quiet;

    @Mixin
    private KeyOptions keys;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException {
        if (quiet && !verify) {
            throw new ParameterException(spec.commandLine(), "--quiet is of use with --verify only");
        }
        ClientFilter filter = filter();
        PrintWriter out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut(), 1 << 16));
        CaptureReport report =
                new CaptureReport(out, new ReportSettings(json, verify, quiet), call -> filter.matches(call.client()));
        read(report, filter, keys.keys());
        report.end();
        return verify && report.tally().failed() > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private ClientFilter filter() {
        try {
            return Optional.ofNullable(follow).map(ClientFilter::parse).orElse(ClientFilter.ALL);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--follow = " + e.getMessage(), e);
        }
    }

    private void read(CaptureReport report, ClientFilter filter, SecurityObservers observers) throws LauncherException {
        RopSessions sessions = new RopSessions();
        RpcSettings settings = new RpcSettings(
                observers, new EndpointMap(), new EmsmdbCalls(sessions), report, report, new MemoryBudget(STUB_BYTES));
        TcpConnections connections = new TcpConnections(
                new Conversations(settings, new MapiHttpCalls(sessions), filter),
                report,
                new MemoryBudget(SEGMENT_BYTES),
                MAX_CONNECTIONS);
        if (!Files.isReadable(file)) {
            throw new LauncherException(
                    file + (Files.exists(file) ? " cannot be read: no permission" : " is not there"));
        }
        try (CaptureFile capture = CaptureFile.open(file, report)) {
            Optional<CapturedPacket> packet = capture.next();
            while (packet.isPresent()) {
                connections.onPacket(packet.get());
                if (packet.get().number() % PACKETS_PER_CHECK == 0 && report.isDeaf()) {
                    return;
                }
                packet = capture.next();
            }
        } catch (UnknownCaptureFormatException e) {
            throw new LauncherException(file + " is no capture: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LauncherException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
        connections.end();
    }
}
