/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;

/** A client without authentication, one call at a time. For one thread. */
final class RpcClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final PduChannel channel;
    private int callId = 1;

    private RpcClient(PduChannel channel) {
        this.channel = channel;
    }

    /**
     * Binds to an interface on the proxy's RPC port.
     *
     * @param interfaceId {@code UUID/MAJOR.MINOR}
     * @throws IOException also when the bind is refused
     */
    static RpcClient bind(String interfaceId) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(DeployedProxy.HOST, DeployedProxy.rpcPort()), PATIENCE_MILLIS);
        RpcClient client = new RpcClient(new PduChannel(socket));
        boolean isBound = false;
        try {
            client.bind(SyntaxId.parse(interfaceId));
            isBound = true;
        } finally {
            if (!isBound) {
                client.close();
            }
        }
        return client;
    }

    private void bind(SyntaxId interfaceId) throws IOException {
        BindPdu bind = new BindPdu(
                PduChannel.MAX_FRAGMENT,
                PduChannel.MAX_FRAGMENT,
                0,
                List.of(new ContextElement(0, interfaceId, List.of(SyntaxId.NDR))));
        channel.write(bind.encode(PduType.BIND, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, callId));
        PduFrame answer = channel.read();
        if (answer.type() != PduType.BIND_ACK) {
            throw new IOException("the bind was answered by " + answer);
        }
        ContextResult result = answer.bindAck().results().get(0);
        if (!result.isAccepted()) {
            throw new IOException("interface " + interfaceId + " was refused: " + result);
        }
    }

    /** @throws RpcFaultException if the answer is a fault */
    String call(int opnum, String text) throws IOException {
        send(opnum, text);
        return receive();
    }

    void send(int opnum, String text) throws IOException {
        ByteBuffer stub = StandardCharsets.US_ASCII.encode(text).order(ByteOrder.LITTLE_ENDIAN);
        channel.write(StubFragments.request(
                ++callId, 0, 0, opnum, Optional.empty(), stub, StubFragments.Protection.none(PduChannel.MAX_FRAGMENT)));
    }

    /**
     * Calls an operation whose IDL is known.
     *
     * @return the response's stub
     * @throws RpcFaultException if the answer is a fault
     */
    NdrReader call(Request request) throws IOException {
        NdrWriter stub = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        request.write(stub);
        channel.write(StubFragments.request(
                ++callId,
                0,
                0,
                request.opnum(),
                Optional.empty(),
                stub.toBuffer(),
                StubFragments.Protection.none(PduChannel.MAX_FRAGMENT)));
        byte[] answer = received();
        return new NdrReader(ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The answer to the call that was sent last. */
    String receive() throws IOException {
        return new String(received(), StandardCharsets.US_ASCII);
    }

    private byte[] received() throws IOException {
        PduFrame first = channel.read();
        if (first.header().callId() != callId) {
            throw new IOException("call " + callId + " was answered by " + first);
        }
        return switch (first.type()) {
            case RESPONSE -> channel.stub(first, frame -> frame.response().stubOffset());
            case FAULT -> throw new RpcFaultException(
                    first.fault().status(), first.header().has(PfcFlags.DID_NOT_EXECUTE));
            default -> throw new IOException("the call was answered by " + first);
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
