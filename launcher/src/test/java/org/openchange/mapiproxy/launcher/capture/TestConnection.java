/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the packets of one TCP connection, as raw IP, with sequence numbers as they should be. The packets can then be put in any order. */
public final class TestConnection {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 0x10;

    private final InetAddress client;
    private final InetAddress server;
    private final int clientPort;
    private final int serverPort;
    private final List<byte[]> packets = new ArrayList<>();
    private int clientSequence;
    private int serverSequence;

    public TestConnection(int clientPort, int serverPort) {
        this("192.0.2.17", clientPort, "192.0.2.1", serverPort);
    }

    public TestConnection(String client, int clientPort, String server, int serverPort) {
        this.client = address(client);
        this.server = address(server);
        this.clientPort = clientPort;
        this.serverPort = serverPort;
        startAt(1000, 5000);
    }

    /** Initial sequence numbers, before {@link #open}. */
    public TestConnection startAt(int clientInitial, int serverInitial) {
        clientSequence = clientInitial;
        serverSequence = serverInitial;
        return this;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public TestConnection open() {
        packets.add(packet(true, SYN, new byte[0]));
        clientSequence++;
        packets.add(packet(false, SYN | ACK, new byte[0]));
        serverSequence++;
        packets.add(packet(true, ACK, new byte[0]));
        return this;
    }

    /** One segment. */
    public TestConnection client(byte[] bytes) {
        packets.add(packet(true, ACK, bytes));
        clientSequence += bytes.length;
        return this;
    }

    public TestConnection client(String text) {
        return client(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public TestConnection server(byte[] bytes) {
        packets.add(packet(false, ACK, bytes));
        serverSequence += bytes.length;
        return this;
    }

    public TestConnection server(String text) {
        return server(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Bytes that nobody captured. */
    public TestConnection unseenClient(int count) {
        clientSequence += count;
        return this;
    }

    public TestConnection unseenServer(int count) {
        serverSequence += count;
        return this;
    }

    public TestConnection close() {
        packets.add(packet(true, FIN | ACK, new byte[0]));
        clientSequence++;
        packets.add(packet(false, FIN | ACK, new byte[0]));
        serverSequence++;
        return this;
    }

    public TestConnection reset() {
        packets.add(packet(true, RST, new byte[0]));
        return this;
    }

    /** All packets so far; a list that may be changed. */
    public List<byte[]> packets() {
        return new ArrayList<>(packets);
    }

    private byte[] packet(boolean fromClient, int flags, byte[] payload) {
        byte[] segment = ByteBuffer.allocate(20 + payload.length)
                .putShort((short) (fromClient ? clientPort : serverPort))
                .putShort((short) (fromClient ? serverPort : clientPort))
                .putInt(fromClient ? clientSequence : serverSequence)
                .putInt(fromClient ? serverSequence : clientSequence)
                .put((byte) 0x50)
                .put((byte) flags)
                .putShort((short) 65535)
                .putInt(0)
                .put(payload)
                .array();
        return ip(fromClient ? client : server, fromClient ? server : client, segment);
    }

    private static byte[] ip(InetAddress source, InetAddress destination, byte[] segment) {
        if (source.getAddress().length == 4) {
            return ByteBuffer.allocate(20 + segment.length)
                    .putInt(0x45000000 | 20 + segment.length)
                    .putInt(0x00004000)
                    .putInt(0x40060000)
                    .put(source.getAddress())
                    .put(destination.getAddress())
                    .put(segment)
                    .array();
        }
        // with a hop-by-hop options header before TCP
        return ByteBuffer.allocate(48 + segment.length)
                .putInt(0x60000000)
                .putShort((short) (8 + segment.length))
                .put((byte) 0)
                .put((byte) 64)
                .put(source.getAddress())
                .put(destination.getAddress())
                .put((byte) 6)
                .put(new byte[7])
                .put(segment)
                .array();
    }
}
