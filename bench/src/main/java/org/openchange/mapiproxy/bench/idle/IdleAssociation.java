/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.idle;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.StubFragments.Protection;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityInitiator;

/** One association to the MGMT interface, authenticated with NTLMSSP at packet integrity. Blocking, with a time limit on every answer. */
final class IdleAssociation implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MAX_FRAGMENT = 5840;
    private static final int STUB_OFFSET = 24;
    private static final AuthLevel LEVEL = AuthLevel.INTEGRITY;

    private final Socket socket = new Socket();
    private final SecurityContext security;
    private final SecurityTrailer trailer = new SecurityTrailer(AuthType.NTLMSSP, LEVEL, 0, 1);
    private int callId = 1;

    /** Connects from {@code source}, binds and authenticates. */
    IdleAssociation(InetSocketAddress source, InetSocketAddress target, SecurityInitiator account)
            throws IOException, AuthenticationException {
        security = account.initiate(AuthType.NTLMSSP, LEVEL, Optional.empty());
        boolean complete = false;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setReuseAddress(true);
            socket.bind(source);
            socket.connect(target, TIMEOUT_MILLIS);
            handshake();
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void handshake() throws IOException, AuthenticationException {
        ContextElement context = new ContextElement(0, Mgmt.INTERFACE.id(), List.of(SyntaxId.NDR));
        BindPdu bind = new BindPdu(MAX_FRAGMENT, MAX_FRAGMENT, 0, List.of(context));
        byte[] challenge = exchange(
                        bind.encode(
                                PduType.BIND,
                                PfcFlags.WHOLE,
                                DataRepresentation.of(ByteOrder.LITTLE_ENDIAN),
                                callId,
                                trailer,
                                security.step(new byte[0])),
                        PduType.BIND_ACK)
                .authValue();
        byte[] proof = security.step(challenge);
        send(Auth3Pdu.INSTANCE.encode(
                PduType.AUTH3, PfcFlags.WHOLE, DataRepresentation.of(ByteOrder.LITTLE_ENDIAN), callId, trailer, proof));
    }

    /** Calls is_server_listening, signed, and verifies the answer. */
    void call() throws IOException, AuthenticationException {
        int authBytes = security.authValueLength(LEVEL);
        StubFragments fragments = StubFragments.request(
                ++callId,
                0,
                0,
                IsServerListeningRequest.OPNUM,
                Optional.empty(),
                ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN),
                new Protection(MAX_FRAGMENT, trailer, authBytes));
        ByteBuffer request = ByteBuffer.allocate(fragments.nextLength());
        fragments.writeNext(request);
        security.protect(LEVEL, parts(request.array(), authBytes));
        PduFrame response = exchange(request.array(), PduType.RESPONSE);
        security.verify(LEVEL, parts(response.bytes(), response.header().authLength()));
    }

    private static ProtectedPdu parts(byte[] pdu, int authBytes) {
        int dataBytes = pdu.length - STUB_OFFSET - SecurityTrailer.LENGTH - authBytes;
        return new ProtectedPdu(pdu, 0, pdu.length, STUB_OFFSET, dataBytes, authBytes, false);
    }

    private void send(byte[] pdu) throws IOException {
        socket.getOutputStream().write(pdu);
    }

    private PduFrame exchange(byte[] pdu, PduType expected) throws IOException {
        send(pdu);
        InputStream in = socket.getInputStream();
        byte[] header = in.readNBytes(PduHeader.LENGTH);
        if (header.length < PduHeader.LENGTH) {
            throw new IOException("closed by the server");
        }
        int length = PduHeader.peekFragLength(header, 0);
        byte[] answer = Arrays.copyOf(header, length);
        in.readNBytes(answer, PduHeader.LENGTH, length - PduHeader.LENGTH);
        PduFrame frame = PduFrame.of(answer);
        if (frame.type() != expected) {
            throw new IOException(frame.type() + " instead of " + expected);
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        security.close();
        socket.close();
    }
}
