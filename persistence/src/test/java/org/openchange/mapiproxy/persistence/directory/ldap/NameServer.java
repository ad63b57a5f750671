/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 1035, RFC 2782: answers every question with the same SRV records, all of {@code localhost}. */
final class NameServer implements AutoCloseable {
    private static final int HEADER_BYTES = 12;
    private static final int SRV = 33;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final List<Service> services;
    private volatile String asked = "";

    /** One record; the weight is 1. */
    record Service(int priority, int port) {}

    NameServer(Service... services) throws IOException {
        this.services = List.of(services);
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    /** The last name that somebody asked for. */
    String asked() {
        return asked;
    }

    private void serve() {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(buffer);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            asked = asked + " closed";
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER_BYTES;
        while (question[at] != 0) {
            name.append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII))
                    .append('.');
            at += question[at] + 1;
        }
        asked = name.toString();
        int questionEnd = at + 5;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8580); // an authoritative answer, without an error
        out.writeShort(1);
        out.writeShort(services.size());
        out.writeInt(0);
        out.write(question, HEADER_BYTES, questionEnd - HEADER_BYTES);
        for (Service service : services) {
            out.writeShort(0xC000 | HEADER_BYTES); // the name of the question
            out.writeShort(SRV);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(6 + 11);
            out.writeShort(service.priority);
            out.writeShort(1);
            out.writeShort(service.port);
            out.writeByte(9);
            out.writeBytes("localhost");
            out.writeByte(0);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
