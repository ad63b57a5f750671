/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

/** One connection. Who opened it is the client; when that was not captured, the receiver finds out. */
final class TcpConnection {
    private final Endpoint client;
    private final StreamReceiver receiver;
    private final TcpStream fromClient;
    private final TcpStream fromServer;
    private PacketPlace last;
    private boolean ended;

    TcpConnection(Endpoint client, StreamReceiver receiver, MemoryBudget budget) {
        this.client = client;
        this.receiver = receiver;
        fromClient = new TcpStream(true, receiver, budget);
        fromServer = new TcpStream(false, receiver, budget);
    }

    /** Whether the segment begins a new connection between the same endpoints. */
    boolean isReplacedBy(TcpSegment segment) {
        return segment.has(TcpSegment.SYN)
                && !segment.has(TcpSegment.ACK)
                && (!segment.source().equals(client) || fromClient.contradicts(segment.sequence()));
    }

    void onSegment(TcpSegment segment, PacketPlace place) {
        last = place;
        boolean own = segment.source().equals(client);
        TcpStream stream = own ? fromClient : fromServer;
        TcpStream other = own ? fromServer : fromClient;
        if (segment.has(TcpSegment.SYN)) {
            stream.onSyn(segment.sequence());
            return;
        }
        if (segment.has(TcpSegment.ACK) && segment.payloadLength() > 0) {
            other.onAcknowledged(segment.acknowledgment(), place);
        }
        if (segment.payloadLength() > 0 || segment.has(TcpSegment.FIN)) {
            stream.onSegment(segment, place);
        }
        if (segment.has(TcpSegment.RST) || fromClient.isComplete() && fromServer.isComplete()) {
            end();
        }
    }

    void end() {
        if (!ended && last != null) {
            ended = true;
            fromClient.finish(last);
            fromServer.finish(last);
            receiver.onEnd(last);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    PacketPlace last() {
        return last;
    }
}
