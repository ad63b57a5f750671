/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one side of a TCP connection sent, put in order. */
final class TcpStream {
    private static final long WRAP = 1L << 32;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TreeMap<Integer, Integer> frames = new TreeMap<>();
    private final Map<Long, PcapSegments.Segment> early = new HashMap<>();
    private long next;

    private TcpStream(long next) {
        this.next = next;
    }

    /** A connection: what its client sent, and what its server sent. */
    record Connection(TcpStream client, TcpStream server) {}

    /** The connections whose beginning is there, in the order in which their servers accepted them. */
    static List<Connection> connections(List<PcapSegments.Segment> segments) {
        Map<String, TcpStream> streams = new HashMap<>();
        List<Connection> connections = new ArrayList<>();
        for (PcapSegments.Segment segment : segments) {
            String way = segment.from() + ">" + segment.to();
            if (segment.syn()) {
                TcpStream opened = new TcpStream((segment.sequence() + 1) % WRAP);
                TcpStream client = segment.ack() ? streams.get(segment.to() + ">" + segment.from()) : null;
                if (client != null) {
                    connections.add(new Connection(client, opened));
                }
                streams.put(way, opened);
            } else if (streams.containsKey(way)) {
                streams.get(way).add(segment);
            }
        }
        return connections;
    }

    private void add(PcapSegments.Segment segment) {
        if (segment.data().hasRemaining()) {
            early.put(segment.sequence(), segment);
        }
        PcapSegments.Segment following = early.remove(next);
        while (following != null) {
            frames.put(bytes.size(), following.frame());
            byte[] data = new byte[following.data().remaining()];
            following.data().duplicate().get(data);
            bytes.writeBytes(data);
            next = (next + data.length) % WRAP;
            following = early.remove(next);
        }
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** The frame that brought the byte at an offset. */
    int frameAt(int offset) {
        return Optional.ofNullable(frames.floorEntry(offset)).orElseThrow().getValue();
    }
}
