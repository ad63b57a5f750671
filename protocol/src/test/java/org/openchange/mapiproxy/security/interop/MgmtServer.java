/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.security.SecurityContext;

/**
 * As much of a DCERPC server as the clients of others need to try our security: authenticated binds, and inq_stats and
 * is_server_listening of MGMT, the first of which answers with as many numbers as the client asks for.
 */
final class MgmtServer implements AutoCloseable {
    private static final int INQ_STATS = 1;
    private static final int MAX_NUMBERS = 100_000;

    private final SecurityAcceptor acceptor;
    private final boolean headerSigning;
    private final ServerSocket listener;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    MgmtServer(SecurityAcceptor acceptor, boolean headerSigning) throws IOException {
        this.acceptor = acceptor;
        this.headerSigning = headerSigning;
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start("mgmt-accept", this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** One line for each authenticated call or failure, oldest first. */
    List<String> log() {
        return List.copyOf(log);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                start("mgmt-client", () -> serve(socket));
            }
        } catch (IOException e) {
            log.add("closed");
        }
    }

    private void serve(Socket socket) {
        try (PduChannel channel = new PduChannel(socket)) {
            new Connection(channel).serve();
        } catch (IOException | RuntimeException e) {
            log.add(e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private final class Connection {
        private final PduChannel channel;
        private SecurityContext context;
        private SecurityTrailer trailer;

        Connection(PduChannel channel) {
            this.channel = channel;
        }

        void serve() throws IOException {
            while (true) {
                PduFrame pdu = channel.receive();
                switch (pdu.type()) {
                    case BIND -> bind(pdu, PduType.BIND_ACK);
                    case ALTER_CONTEXT -> bind(pdu, PduType.ALTER_CONTEXT_RESP);
                    case AUTH3 -> context.step(pdu.authValue());
                    case REQUEST -> answer(pdu);
                    default -> throw new IOException("unexpected " + pdu.type());
                }
            }
        }

        private void bind(PduFrame pdu, PduType answerType) throws IOException {
            trailer = pdu.trailer().orElseThrow();
            if (context == null) {
                context = acceptor.accept(AuthType.of(trailer.authType()).orElseThrow())
                        .orElseThrow();
                channel.headerSigning = headerSigning && pdu.header().has(PfcFlags.SUPPORT_HEADER_SIGN);
            }
            byte[] token = context.step(pdu.authValue());
            List<ContextResult> results = pdu.bind().contexts().stream()
                    .map(element -> element.transferSyntaxes().contains(SyntaxId.NDR)
                            ? ContextResult.accepted(SyntaxId.NDR)
                            : ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED))
                    .toList();
            int size = PduChannel.MAX_FRAGMENT;
            int flags = PfcFlags.WHOLE | (channel.headerSigning ? PfcFlags.SUPPORT_HEADER_SIGN : 0);
            BindAckPdu ack = new BindAckPdu(size, size, 1, "22000", results);
            channel.send(ack.encode(answerType, flags, drep(), pdu.header().callId(), trailer, token));
        }

        private void answer(PduFrame pdu) throws IOException {
            AuthLevel level = AuthLevel.of(trailer.authLevel()).orElseThrow();
            ByteBuffer request =
                    ByteBuffer.wrap(channel.stub(pdu, level, context)).order(ByteOrder.LITTLE_ENDIAN);
            log.add(context.principal().orElseThrow().getName() + " " + context.type() + " " + level
                    + (channel.headerSigning ? " header signed" : ""));
            int opnum = pdu.request().opnum();
            ByteBuffer stub = opnum == INQ_STATS ? statistics(Math.min(request.getInt(), MAX_NUMBERS)) : listening();
            StubFragments fragments = StubFragments.response(
                    pdu.header().callId(),
                    pdu.request().contextId(),
                    stub.flip(),
                    PduChannel.protection(trailer, context));
            channel.send(fragments, trailer, context);
        }

        private ByteBuffer listening() {
            return ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0)
                    .putInt(1);
        }

        private ByteBuffer statistics(int count) {
            ByteBuffer stub = ByteBuffer.allocate(12 + 4 * count).order(ByteOrder.LITTLE_ENDIAN);
            stub.putInt(count).putInt(count);
            for (int i = 0; i < count; i++) {
                stub.putInt(i * 7);
            }
            return stub.putInt(0);
        }

        private DataRepresentation drep() {
            return DataRepresentation.LITTLE_ENDIAN;
        }
    }
}
