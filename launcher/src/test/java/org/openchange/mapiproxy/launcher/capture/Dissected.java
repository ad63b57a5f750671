/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.conversation.ClientFilter;
import org.openchange.mapiproxy.launcher.capture.conversation.Conversations;
import org.openchange.mapiproxy.launcher.capture.file.CapturedPacket;
import org.openchange.mapiproxy.launcher.capture.http.MapiHttpCalls;
import org.openchange.mapiproxy.launcher.capture.rops.EmsmdbCalls;
import org.openchange.mapiproxy.launcher.capture.rops.RopSessions;
import org.openchange.mapiproxy.launcher.capture.rpc.EndpointMap;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcSettings;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.launcher.capture.tcp.TcpConnections;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.security.SecurityObservers;

/** The calls that were found in packets, and what was wrong. */
public final class Dissected {
    private final List<ObservedCall> calls = new ArrayList<>();
    private final List<CaptureProblem> problems = new ArrayList<>();
    private int abandoned;

    private Dissected() {}

    public static Dissected of(List<byte[]> rawPackets) {
        return of(rawPackets, new SecurityObservers(user -> List.of(), Optional.empty()));
    }

    public static Dissected of(List<byte[]> rawPackets, SecurityObservers keys) {
        Dissected dissected = new Dissected();
        MemoryBudget budget = new MemoryBudget(32 << 20);
        RopSessions sessions = new RopSessions();
        RpcSettings settings = new RpcSettings(
                keys,
                new EndpointMap(),
                new EmsmdbCalls(sessions),
                dissected.new Listener(),
                dissected.problems::add,
                budget);
        TcpConnections connections = new TcpConnections(
                new Conversations(settings, new MapiHttpCalls(sessions), ClientFilter.ALL),
                dissected.problems::add,
                new MemoryBudget(16 << 20),
                100);
        for (int i = 0; i < rawPackets.size(); i++) {
            ByteBuffer bytes = ByteBuffer.wrap(rawPackets.get(i));
            connections.onPacket(new CapturedPacket(
                    i + 1, i * 100L, Instant.ofEpochSecond(1000).plusMillis(i), 101, bytes, bytes.remaining()));
        }
        connections.end();
        if (budget.usedBytes() != 0) {
            throw new AssertionError(budget.usedBytes() + " bytes were not given back");
        }
        return dissected;
    }

    private final class Listener implements CallListener {
        @Override
        public Ticket begin() {
            return new Ticket() {
                @Override
                public void complete(ObservedCall call) {
                    calls.add(call);
                }

                @Override
                public void abandon() {
                    abandoned++;
                }
            };
        }
    }

    public List<ObservedCall> calls() {
        return calls;
    }

    public ObservedCall call(int index) {
        return calls.get(index);
    }

    public List<String> problems() {
        return problems.stream().map(CaptureProblem::what).toList();
    }

    public int abandoned() {
        return abandoned;
    }

    /** The tree of a part. */
    public static String text(Optional<org.openchange.mapiproxy.launcher.capture.call.CallPart> part) {
        PrintTree tree = new PrintTree();
        part.orElseThrow().content().accept(tree);
        return tree.toString();
    }
}
