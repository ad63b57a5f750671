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
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDoDisconnectRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityProviders;

/** A client of EMSMDB that logs on with NTLM and opens one session context. For one thread. */
final class EmsmdbClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PduChannel channel;
    private ContextHandle handle;
    private int callId = 1;

    private EmsmdbClient(PduChannel channel) {
        this.channel = channel;
    }

    /** Logs on as a user of the domain EXAMPLE and opens a session context. */
    static EmsmdbClient open(int port, String user, String password, String userDn) throws Exception {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(DeployedProxy.HOST, port), PATIENCE_MILLIS);
        EmsmdbClient client = new EmsmdbClient(new PduChannel(socket));
        boolean isOpen = false;
        try {
            client.logOn(user, password);
            client.connect(userDn);
            isOpen = true;
        } finally {
            if (!isOpen) {
                client.close();
            }
        }
        return client;
    }

    private void logOn(String user, String password) throws Exception {
        try (SecurityContext context = SecurityProviders.initiator(user, password.toCharArray(), "EXAMPLE")
                .initiate(AuthType.NTLMSSP, AuthLevel.CONNECT, Optional.empty())) {
            SecurityTrailer trailer = new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.CONNECT, 0, 1);
            BindPdu bind = new BindPdu(
                    PduChannel.MAX_FRAGMENT,
                    PduChannel.MAX_FRAGMENT,
                    0,
                    List.of(new ContextElement(0, Emsmdb.INTERFACE.id(), List.of(SyntaxId.NDR))));
            DataRepresentation drep = DataRepresentation.LITTLE_ENDIAN;
            channel.write(bind.encode(PduType.BIND, PfcFlags.WHOLE, drep, callId, trailer, context.step(new byte[0])));
            PduFrame challenge = channel.read();
            byte[] last = context.step(challenge.authValue());
            channel.write(Auth3Pdu.INSTANCE.encode(PduType.AUTH3, PfcFlags.WHOLE, drep, callId, trailer, last));
        }
    }

    private void connect(String userDn) throws IOException {
        Request request = EcDoConnectExRequest.of(
                userDn, 0, 0, 0, 1252, 1033, 1033, 0xFFFFFFFFL, 1, List.of(12, 4518, 1014), 0, NOTHING, 0x1008);
        handle = EcDoConnectExResponse.read(call(request)).pcxh();
    }

    /** EcDoRpcExt2, with a text where operations would be, or with operations, one byte in each character. */
    String rpc(String text) throws IOException {
        ByteBuffer in = StandardCharsets.ISO_8859_1.encode(text);
        EcDoRpcExt2Response response =
                EcDoRpcExt2Response.read(call(EcDoRpcExt2Request.of(handle, 0, in, 0x8000, NOTHING, 0x1008)));
        return StandardCharsets.ISO_8859_1.decode(response.rgbOut()).toString();
    }

    void disconnect() throws IOException {
        call(new EcDoDisconnectRequest(handle));
    }

    private NdrReader call(Request request) throws IOException {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        request.write(writer);
        channel.write(StubFragments.request(
                ++callId,
                0,
                0,
                request.opnum(),
                Optional.empty(),
                writer.toBuffer(),
                StubFragments.Protection.none(PduChannel.MAX_FRAGMENT)));
        PduFrame first = channel.read();
        if (first.type() != PduType.RESPONSE) {
            throw new IOException("the call was answered by " + first);
        }
        byte[] stub = channel.stub(first, frame -> frame.response().stubOffset());
        return new NdrReader(ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
