/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** A server on a plain blocking socket that does what a script says and remembers what it was sent. */
final class RecordingUpstream implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final List<PduFrame> received = new CopyOnWriteArrayList<>();
    /** Addresses that clients came from. */
    final List<String> clients = new CopyOnWriteArrayList<>();

    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Script script;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    interface Script {
        void run(Peer peer) throws IOException;
    }

    RecordingUpstream(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "recording-upstream");
        thread.setDaemon(true);
        thread.start();
    }

    /** Binds, then answers each request with its own stub. */
    static Script echo() {
        return peer -> {
            peer.acceptBind();
            while (true) {
                peer.answer(peer.readRequest());
            }
        };
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Peer peer = new Peer(server.accept(), connections.incrementAndGet());
                peers.add(peer);
                Thread thread = new Thread(peer::run, "recording-upstream-peer");
                thread.setDaemon(true);
                thread.start();
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                failures.add(e);
            }
        }
    }

    long count(PduType type) {
        return received.stream().filter(frame -> frame.type() == type).count();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Peer peer : peers) {
            peer.socket.close();
        }
    }

    /** One accepted connection. */
    final class Peer {
        final int number;
        private final Socket socket;
        private DataInputStream in;
        private OutputStream out;

        Peer(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        private void run() {
            open.incrementAndGet();
            clients.add(socket.getInetAddress().getHostAddress());
            try (socket) {
                in = new DataInputStream(socket.getInputStream());
                out = socket.getOutputStream();
                script.run(this);
            } catch (EOFException | SocketException e) {
                // the relay or the script has closed the connection
            } catch (IOException | RuntimeException | AssertionError e) {
                failures.add(e);
            } finally {
                open.decrementAndGet();
            }
        }

        PduFrame read() throws IOException {
            byte[] head = in.readNBytes(PduHeader.LENGTH);
            if (head.length < PduHeader.LENGTH) {
                throw new EOFException();
            }
            byte[] pdu = Arrays.copyOf(head, PduHeader.peekFragLength(head, 0));
            in.readFully(pdu, head.length, pdu.length - head.length);
            PduFrame frame = PduFrame.of(pdu);
            received.add(frame);
            return frame;
        }

        /** The next request fragment; what else comes is only remembered. */
        PduFrame readRequest() throws IOException {
            PduFrame frame = read();
            while (frame.type() != PduType.REQUEST) {
                frame = read();
            }
            return frame;
        }

        void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        BindPdu acceptBind() throws IOException {
            return acceptBind(0x1234, PfcFlags.CONC_MPX);
        }

        BindPdu acceptBind(int groupId, int flags) throws IOException {
            PduFrame bind = read();
            sendBindAck(bind, groupId, flags, ContextResult.accepted(SyntaxId.NDR));
            return bind.bind();
        }

        void sendBindAck(PduFrame bind, int groupId, int flags, ContextResult first) throws IOException {
            List<ContextResult> results =
                    List.of(first, new ContextResult(ContextResult.NEGOTIATE_ACK, 0, ContextResult.NO_SYNTAX));
            BindAckPdu ack = new BindAckPdu(5840, 5840, groupId, "6001", results);
            send(ack.encode(
                    PduType.BIND_ACK,
                    PfcFlags.WHOLE | flags,
                    bind.header().drep(),
                    bind.header().callId()));
        }

        void sendBindNak(PduFrame bind, int reason) throws IOException {
            send(new BindNakPdu(reason)
                    .encode(
                            PduType.BIND_NAK,
                            PfcFlags.WHOLE,
                            bind.header().drep(),
                            bind.header().callId()));
        }

        static byte[] stub(PduFrame request) {
            return Arrays.copyOfRange(request.bytes(), request.request().stubOffset(), request.bodyEnd());
        }

        void answer(PduFrame request) throws IOException {
            answer(request.header().callId(), stub(request), 5840);
        }

        void answer(int callId, byte[] stub, int maxFragment) throws IOException {
            send(response(callId, stub, maxFragment));
        }

        static byte[] response(int callId, byte[] stub, int maxFragment) {
            ByteBuffer buffer = ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN);
            StubFragments fragments =
                    StubFragments.response(callId, 0, buffer, StubFragments.Protection.none(maxFragment));
            ByteBuffer all = ByteBuffer.allocate(stub.length * 4 + 4096);
            while (fragments.hasNext()) {
                fragments.writeNext(all);
            }
            return Arrays.copyOf(all.array(), all.position());
        }

        void fault(int callId, FaultStatus status, int flags) throws IOException {
            send(new FaultPdu(0, 0, status)
                    .encode(PduType.FAULT, PfcFlags.WHOLE | flags, DataRepresentation.LITTLE_ENDIAN, callId));
        }

        /** Bytes that came and were not read. */
        int available() throws IOException {
            return in.available();
        }

        void close() throws IOException {
            socket.close();
        }

        /** Waits until the other side has closed. */
        void awaitEnd() throws IOException {
            while (true) {
                read();
            }
        }
    }
}
