/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.SecurityContext;

/** As much of a DCERPC client as the servers of others need to try our security: an authenticated bind and calls of MGMT. */
final class MgmtClient implements AutoCloseable {
    private static final SyntaxId MGMT = SyntaxId.parse("afa8bd80-7d8a-11c9-bef4-08002b102989/1.0");
    private static final DataRepresentation DREP = DataRepresentation.LITTLE_ENDIAN;

    private final PduChannel channel;
    private final SecurityContext context;
    private final SecurityTrailer trailer;
    private final AuthLevel level;
    private int callId = 1;

    MgmtClient(int port, SecurityContext context, AuthType type, AuthLevel level, boolean headerSigning)
            throws IOException {
        this.channel = new PduChannel(new Socket("127.0.0.1", port));
        this.context = context;
        this.level = level;
        this.trailer = new SecurityTrailer(type, level, 0, 4711);
        bind(headerSigning);
    }

    private void bind(boolean headerSigning) throws IOException {
        PduType next = PduType.BIND;
        byte[] token = context.step(new byte[0]);
        while (token.length > 0) {
            boolean last = context.established() && next != PduType.BIND && !expectsAnswer(token);
            int flags = PfcFlags.WHOLE | (headerSigning ? PfcFlags.SUPPORT_HEADER_SIGN : 0);
            if (last) {
                channel.send(Auth3Pdu.INSTANCE.encode(PduType.AUTH3, flags, DREP, callId, trailer, token));
                return;
            }
            BindPdu bind = new BindPdu(
                    PduChannel.MAX_FRAGMENT,
                    PduChannel.MAX_FRAGMENT,
                    0,
                    List.of(new ContextElement(0, MGMT, List.of(SyntaxId.NDR))));
            channel.send(bind.encode(next, flags, DREP, callId, trailer, token));
            PduFrame answer = channel.receive();
            if (answer.type() != PduType.BIND_ACK && answer.type() != PduType.ALTER_CONTEXT_RESP) {
                throw new IOException("bind answered by " + answer);
            }
            if (answer.type() == PduType.BIND_ACK) {
                channel.headerSigning = headerSigning && answer.header().has(PfcFlags.SUPPORT_HEADER_SIGN);
            }
            token = context.established() && answer.authValue().length == 0
                    ? new byte[0]
                    : context.step(answer.authValue());
            next = PduType.ALTER_CONTEXT;
        }
    }

    /** Raw mechanisms end with a token of ours, which goes into an auth3; SPNEGO's last token is the server's. */
    private boolean expectsAnswer(byte[] token) {
        return context.type() == AuthType.SPNEGO;
    }

    /** Asks for statistics: the count that the server gives. */
    int statistics(int count) throws IOException {
        ByteBuffer stub = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        stub.putInt(count).putInt(0).flip();
        byte[] answer = call(1, stub);
        return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** The second word of is_server_listening: 1 when the server listens. */
    int listening() throws IOException {
        byte[] answer = call(2, ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN));
        return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    }

    /** A request with a long stub, which a server answers or faults, but not before it has verified every fragment. */
    PduType longRequest(int stubBytes) throws IOException {
        send(1, ByteBuffer.allocate(stubBytes).order(ByteOrder.LITTLE_ENDIAN));
        PduFrame answer = channel.receive();
        if (answer.type() == PduType.RESPONSE) {
            channel.stub(answer, level, context);
        }
        return answer.type();
    }

    private byte[] call(int opnum, ByteBuffer stub) throws IOException {
        send(opnum, stub);
        PduFrame answer = channel.receive();
        if (answer.type() != PduType.RESPONSE) {
            throw new IOException(
                    "call answered by " + answer + (answer.type() == PduType.FAULT ? " " + answer.fault() : ""));
        }
        return channel.stub(answer, level, context);
    }

    private void send(int opnum, ByteBuffer stub) throws IOException {
        StubFragments fragments = StubFragments.request(
                ++callId, 0, 0, opnum, Optional.empty(), stub, PduChannel.protection(trailer, context));
        channel.send(fragments, trailer, context);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        context.close();
    }
}
