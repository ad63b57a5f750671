/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.file.CapturedPacket;

/** All connections of a capture. The one that was silent longest is given up when there are too many. Not thread-safe. */
public final class TcpConnections {
    private final ReceiverFactory receivers;
    private final CaptureProblems problems;
    private final MemoryBudget budget;
    private final int maxConnections;
    private final Map<Pair, TcpConnection> connections = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Pair, Boolean> ended = new LinkedHashMap<>();
    private final Set<Integer> unknownLinkTypes = new HashSet<>();
    private boolean fragmentsTold;

    /** Makes the receiver of a new connection. */
    public interface ReceiverFactory {

        /** @param client who opened the connection, or, if that was not captured, who sent first */
        StreamReceiver receiver(Endpoint client, Endpoint server);

        /** Whether something is known to serve there. */
        boolean isServer(Endpoint endpoint);

        /** Whether the connection is of interest at all. */
        boolean isWanted(Endpoint one, Endpoint other);
    }

    /** Both ends, the same in both directions. */
    private record Pair(Endpoint one, Endpoint other) {
        static Pair of(TcpSegment segment) {
            Endpoint a = segment.source();
            Endpoint b = segment.destination();
            int order = a.port() != b.port()
                    ? Integer.compare(a.port(), b.port())
                    : Arrays.compare(a.address().getAddress(), b.address().getAddress());
            return order < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** @param maxConnections at once */
    public TcpConnections(
            ReceiverFactory receivers, CaptureProblems problems, MemoryBudget budget, int maxConnections) {
        this.receivers = receivers;
        this.problems = problems;
        this.budget = budget;
        this.maxConnections = maxConnections;
    }

    public void onPacket(CapturedPacket packet) {
        PacketPlace place = new PacketPlace(packet.number(), packet.offset(), packet.time());
        if (!LinkLayer.isKnown(packet.linkType()) && unknownLinkTypes.add(packet.linkType())) {
            problems.report(place.problem("packets of link type " + packet.linkType() + " cannot be read"));
        }
        Optional<ByteBuffer> ip = LinkLayer.ipPacket(packet.linkType(), packet.bytes());
        Optional<IpPacket> carrier = ip.flatMap(IpPacket::read);
        if (carrier.isPresent() && carrier.get().fragment()) {
            if (!fragmentsTold) {
                fragmentsTold = true;
                problems.report(place.problem("fragments of IP packets are not put together"));
            }
            return;
        }
        carrier.flatMap(IpPacket::segment).ifPresent(segment -> onSegment(segment, place));
    }

    private void onSegment(TcpSegment segment, PacketPlace place) {
        if (!receivers.isWanted(segment.source(), segment.destination())) {
            return;
        }
        Pair pair = Pair.of(segment);
        TcpConnection connection = connections.get(pair);
        if (connection != null && connection.isReplacedBy(segment)) {
            connection.end();
            connections.remove(pair);
            connection = null;
        }
        if (connection == null) {
            boolean afterwards = segment.payloadLength() == 0 || ended.containsKey(pair);
            if (afterwards && !segment.has(TcpSegment.SYN)) {
                return; // the end of one that was seen, or nothing yet of one that was not
            }
            ended.remove(pair);
            connection = open(segment);
            connections.put(pair, connection);
        }
        connection.onSegment(segment, place);
        if (connection.hasEnded()) {
            connections.remove(pair);
            remember(pair);
        } else if (connections.size() > maxConnections) {
            evict(place);
        }
    }

    private TcpConnection open(TcpSegment segment) {
        boolean fromServer = segment.has(TcpSegment.SYN)
                ? segment.has(TcpSegment.ACK)
                : receivers.isServer(segment.source()) && !receivers.isServer(segment.destination());
        Endpoint client = fromServer ? segment.destination() : segment.source();
        Endpoint server = fromServer ? segment.source() : segment.destination();
        return new TcpConnection(client, receivers.receiver(client, server), budget);
    }

    /** What comes again after the end must not look like a connection whose beginning was not captured. */
    private void remember(Pair pair) {
        ended.put(pair, true);
        if (ended.size() > maxConnections) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    private void evict(PacketPlace place) {
        Map.Entry<Pair, TcpConnection> eldest =
                connections.entrySet().iterator().next();
        connections.remove(eldest.getKey());
        problems.report(place.problem("more than " + maxConnections + " connections at once; "
                + eldest.getKey().one() + " with " + eldest.getKey().other() + " is given up"));
        eldest.getValue().end();
    }

    /** Ends all connections, at the end of the capture. */
    public void end() {
        new ArrayList<>(connections.values()).forEach(TcpConnection::end);
        connections.clear();
    }
}
