/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.it.beans.VerdictModule;

/**
 * The real server of these tests: knows every interface and answers each request with its own stub. Counts what it is asked. One for all tests,
 * on a port of its own, until the process ends.
 */
final class EchoUpstream {
    /** Answered with its own stub. */
    static final int ECHO = 40;
    /** Answered after {@link #DELAY}. */
    static final int SLOW = 41;
    /** Never answered. */
    static final int SILENT = 42;

    static final Duration DELAY = Duration.ofSeconds(3);

    private static final int LARGE_BYTES = 64 * 1024;
    private static final int BACKLOG = 500;
    private static final EchoUpstream INSTANCE = new EchoUpstream();

    private final ServerSocket server;
    private final ConcurrentHashMap<Integer, AtomicInteger> requests = new ConcurrentHashMap<>();

    private EchoUpstream() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getByName(DeployedProxy.HOST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** For {@code dcerpc_mapiproxy:binding}. */
    static String binding() {
        return "ncacn_ip_tcp:" + DeployedProxy.HOST + "[" + INSTANCE.server.getLocalPort() + "]";
    }

    /** How many requests of an operation have arrived so far, in all tests. */
    static int requests(int opnum) {
        return INSTANCE.requests
                .computeIfAbsent(opnum, any -> new AtomicInteger())
                .get();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "echo-upstream");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (PduChannel channel = new PduChannel(socket)) {
            while (true) {
                PduFrame frame = channel.read();
                switch (frame.type()) {
                    case BIND -> accept(channel, frame, PduType.BIND_ACK);
                    case ALTER_CONTEXT -> accept(channel, frame, PduType.ALTER_CONTEXT_RESP);
                    case REQUEST -> answer(channel, frame);
                    default -> {
                        // A cancel or an orphaned call: the answer comes, or does not come, all the same.
                    }
                }
            }
        } catch (IOException e) {
            // The proxy has closed the connection, as it does when a client has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void accept(PduChannel channel, PduFrame bind, PduType type) throws IOException {
        List<ContextResult> results = bind.bind().contexts().stream()
                .map(context -> context.transferSyntaxes().contains(SyntaxId.NDR)
                        ? ContextResult.accepted(SyntaxId.NDR)
                        : ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED))
                .toList();
        BindAckPdu ack = new BindAckPdu(PduChannel.MAX_FRAGMENT, PduChannel.MAX_FRAGMENT, 1, "6001", results);
        channel.write(ack.encode(
                type,
                PfcFlags.WHOLE | PfcFlags.CONC_MPX,
                bind.header().drep(),
                bind.header().callId()));
    }

    private void answer(PduChannel channel, PduFrame request) throws IOException, InterruptedException {
        int opnum = request.request().opnum();
        byte[] stub = channel.stub(request, frame -> frame.request().stubOffset());
        requests.computeIfAbsent(opnum, any -> new AtomicInteger()).incrementAndGet();
        if (opnum == SILENT) {
            return;
        }
        if (opnum == SLOW) {
            Thread.sleep(DELAY.toMillis());
        }
        byte[] answer =
                opnum == VerdictModule.LARGE ? "x".repeat(LARGE_BYTES).getBytes(StandardCharsets.US_ASCII) : stub;
        channel.write(StubFragments.response(
                request.header().callId(),
                request.request().contextId(),
                ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN),
                StubFragments.Protection.none(PduChannel.MAX_FRAGMENT)));
    }
}
