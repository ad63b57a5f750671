/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * One blocking connection to one interface of an RPC server, [MS-RPCE] 3.3.1, without authentication or sealed by a security context whose
 * handshake is one token each way. One call at a time. After any exception it is of no further use.
 */
final class RpcClient implements AutoCloseable {
    private static final DataRepresentation DREP = DataRepresentation.LITTLE_ENDIAN;
    private static final int MAX_FRAGMENT = 5840;
    private static final int STUB_OFFSET = 24;
    private static final int MAX_ANSWER = 1 << 20;
    private static final int PRESENTATION_CONTEXT = 0;
    private static final int SECURITY_CONTEXT = 1;

    private final Socket socket = new Socket();
    private final Optional<SecurityContext> security;
    private final long timeoutNanos;
    private SecurityTrailer trailer;
    private int callId = 1;
    private long deadlineNanos;

    private RpcClient(Optional<SecurityContext> security, Duration timeout) {
        this.security = security;
        this.timeoutNanos = timeout.toNanos();
        security.ifPresent(
                context -> trailer = new SecurityTrailer(context.type(), AuthLevel.PRIVACY, 0, SECURITY_CONTEXT));
    }

    /**
     * Connects and binds.
     *
     * @param timeout of connecting and binding together, and of each call
     * @throws RpcFaultException if the server does not know the interface or refuses the security context
     */
    static RpcClient bind(
            String host, int port, SyntaxId interfaceId, Optional<SecurityContext> security, Duration timeout)
            throws IOException {
        RpcClient client = new RpcClient(security, timeout);
        boolean bound = false;
        try {
            client.connect(host, port);
            client.bind(interfaceId);
            bound = true;
            return client;
        } catch (MalformedMessageException e) {
            throw new IOException("the answer to the bind is malformed: " + e.getMessage(), e);
        } finally {
            if (!bound) {
                client.close();
            }
        }
    }

    private void connect(String host, int port) throws IOException {
        deadlineNanos = System.nanoTime() + timeoutNanos;
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), remainingMillis());
    }

    private void bind(SyntaxId interfaceId) throws IOException {
        BindPdu bind = new BindPdu(
                MAX_FRAGMENT,
                MAX_FRAGMENT,
                0,
                List.of(new ContextElement(PRESENTATION_CONTEXT, interfaceId, List.of(SyntaxId.NDR))));
        byte[] token = security.isPresent() ? security.get().step(new byte[0]) : new byte[0];
        socket.getOutputStream()
                .write(
                        security.isPresent()
                                ? bind.encode(PduType.BIND, PfcFlags.WHOLE, DREP, callId, trailer, token)
                                : bind.encode(PduType.BIND, PfcFlags.WHOLE, DREP, callId));
        PduFrame answer = receive();
        if (answer.type() == PduType.BIND_NAK) {
            throw new RpcFaultException("bind_nak " + answer.bindNak().reason());
        }
        if (answer.type() != PduType.BIND_ACK
                || answer.bindAck().results().isEmpty()
                || !answer.bindAck().results().get(0).isAccepted()) {
            throw new RpcFaultException("bind to " + interfaceId + " answered with " + answer.type());
        }
        if (security.isPresent()) {
            security.get().step(answer.authValue());
        }
    }

    /**
     * Calls an operation and waits for its answer.
     *
     * @param decode of the answer's stub
     * @throws RpcFaultException if the server answers with a fault
     */
    <T> T call(Request request, Function<NdrReader, T> decode) throws IOException {
        deadlineNanos = System.nanoTime() + timeoutNanos;
        callId++;
        try {
            NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
            request.write(writer);
            send(request.opnum(), writer.toBuffer());
            return decode.apply(new NdrReader(ByteBuffer.wrap(answer()).order(ByteOrder.LITTLE_ENDIAN)));
        } catch (MalformedMessageException e) {
            throw new IOException("the answer is malformed: " + e.getMessage(), e);
        }
    }

    private void send(int opnum, ByteBuffer stub) throws IOException {
        StubFragments.Protection protection = security.isPresent()
                ? new StubFragments.Protection(
                        MAX_FRAGMENT, trailer, security.get().authValueLength(AuthLevel.PRIVACY))
                : StubFragments.Protection.none(MAX_FRAGMENT);
        StubFragments fragments =
                StubFragments.request(callId, 0, PRESENTATION_CONTEXT, opnum, Optional.empty(), stub, protection);
        while (fragments.hasNext()) {
            byte[] pdu = new byte[fragments.nextLength()];
            fragments.writeNext(ByteBuffer.wrap(pdu));
            if (security.isPresent()) {
                security.get().protect(AuthLevel.PRIVACY, parts(PduFrame.of(pdu)));
            }
            socket.getOutputStream().write(pdu);
        }
    }

    private byte[] answer() throws IOException {
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        boolean last = false;
        while (!last) {
            PduFrame fragment = receive();
            if (fragment.type() == PduType.FAULT) {
                throw new RpcFaultException(fragment.fault().status());
            }
            if (fragment.type() != PduType.RESPONSE || fragment.header().callId() != callId) {
                throw new IOException(fragment.type() + " in place of an answer");
            }
            int end = fragment.bodyEnd() - unprotect(fragment);
            if (end < STUB_OFFSET || stub.size() + end - STUB_OFFSET > MAX_ANSWER) {
                throw new IOException("an answer of impossible length");
            }
            stub.write(fragment.bytes(), STUB_OFFSET, end - STUB_OFFSET);
            last = fragment.header().last();
        }
        return stub.toByteArray();
    }

    /** Gives the length of the padding. */
    private int unprotect(PduFrame fragment) throws IOException {
        if (security.isEmpty()) {
            return 0;
        }
        SecurityTrailer found = fragment.trailer().orElseThrow(() -> new IOException("an answer without signature"));
        if (!found.sameContext(trailer) || fragment.bodyEnd() < STUB_OFFSET) {
            throw new IOException("an answer of another security context");
        }
        security.get().verify(AuthLevel.PRIVACY, parts(fragment));
        return found.padLength();
    }

    private static ProtectedPdu parts(PduFrame pdu) {
        int dataLength = pdu.bodyEnd() - STUB_OFFSET;
        int authLength = pdu.header().authLength();
        return new ProtectedPdu(pdu.bytes(), 0, pdu.bytes().length, STUB_OFFSET, dataLength, authLength, false);
    }

    private PduFrame receive() throws IOException {
        byte[] header = new byte[PduHeader.LENGTH];
        readFully(header, 0);
        int length = PduHeader.peekFragLength(header, 0);
        if (length < PduHeader.LENGTH) {
            throw new IOException("a PDU of " + length + " bytes");
        }
        byte[] pdu = Arrays.copyOf(header, length);
        readFully(pdu, PduHeader.LENGTH);
        return PduFrame.of(pdu);
    }

    private void readFully(byte[] into, int from) throws IOException {
        InputStream in = socket.getInputStream();
        int at = from;
        while (at < into.length) {
            socket.setSoTimeout(remainingMillis());
            int count = in.read(into, at, into.length - at);
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            at += count;
        }
    }

    private int remainingMillis() throws SocketTimeoutException {
        long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        security.ifPresent(SecurityContext::close);
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(RpcClient.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
        }
    }
}
