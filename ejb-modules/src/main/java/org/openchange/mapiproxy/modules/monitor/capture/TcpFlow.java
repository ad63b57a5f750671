/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A TCP connection between a client and the proxy, which stands on the loopback address of the client's family and port 135, so that tools
 * take it for what it is. Nothing is lost or comes twice. Not thread-safe.
 */
final class TcpFlow {
    private static final int PROXY_PORT = 135;
    private static final int[] INITIAL_SEQUENCES = {1000, 5000};

    /** Less than the window, so that nobody seems to wait. */
    private static final int ACKNOWLEDGE_AFTER = 0x8000;

    private static final byte[] NOTHING = {};

    private final PcapngWriter out;
    private final InetSocketAddress[] ends;
    private final int[] sequences = INITIAL_SEQUENCES.clone();
    private int unacknowledged;

    /** Which end sends. */
    enum Sender {
        CLIENT,
        PROXY
    }

    TcpFlow(PcapngWriter out, InetSocketAddress client) {
        this.out = out;
        this.ends = new InetSocketAddress[] {client, new InetSocketAddress(loopback(client), PROXY_PORT)};
    }

    private static InetAddress loopback(InetSocketAddress client) {
        byte[] address = new byte[client.getAddress().getAddress().length];
        address[address.length - 1] = 1;
        if (address.length == 4) {
            address[0] = 127;
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    /** The handshake. */
    void open(long micros) {
        frame(micros, Sender.CLIENT, TcpFrame.SYN, NOTHING, "");
        sequences[Sender.CLIENT.ordinal()]++;
        frame(micros, Sender.PROXY, TcpFrame.SYN | TcpFrame.ACK, NOTHING, "");
        sequences[Sender.PROXY.ordinal()]++;
        frame(micros, Sender.CLIENT, TcpFrame.ACK, NOTHING, "");
    }

    void send(long micros, Sender sender, byte[] payload, String comment) {
        frame(micros, sender, TcpFrame.PUSH | TcpFrame.ACK, payload, comment);
        sequences[sender.ordinal()] += payload.length;
        unacknowledged += payload.length;
        if (unacknowledged > ACKNOWLEDGE_AFTER) {
            Sender receiver = sender == Sender.CLIENT ? Sender.PROXY : Sender.CLIENT;
            frame(micros, receiver, TcpFrame.ACK, NOTHING, "");
            unacknowledged = 0;
        }
    }

    private void frame(long micros, Sender sender, int flags, byte[] payload, String comment) {
        int from = sender.ordinal();
        int to = 1 - from;
        int acknowledged = (flags & TcpFrame.ACK) == 0 ? 0 : sequences[to];
        out.packet(
                micros, TcpFrame.encode(ends[from], ends[to], sequences[from], acknowledged, flags, payload), comment);
    }
}
