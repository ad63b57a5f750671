/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDoDisconnectRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoDisconnectResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.SlotCodec;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;
import org.openchange.mapiproxy.spi.Verdict;

/** A mailbox server that can do one thing: keep a note for each session context, in a clustered slot. */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "default"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_emsmdb"),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class NoteServer implements RpcServer {
    private static final SlotKey<String> NOTE = SlotKey.clustered("note.text", String.class, new TextCodec());
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    @Override
    public Verdict serve(Call call, Request request) {
        if (request instanceof EcDoConnectExRequest) {
            return Verdict.answer(connected());
        }
        if (request instanceof EcDoRpcExt2Request rpc && call.sessionContext().isPresent()) {
            return Verdict.answer(noted(rpc, call.sessionContext().get().slots()));
        }
        return request instanceof EcDoDisconnectRequest
                ? Verdict.answer(new EcDoDisconnectResponse(ContextHandle.NULL, 0))
                : Verdict.fault(FaultStatus.CONTEXT_MISMATCH);
    }

    private static Response connected() {
        return EcDoConnectExResponse.of(
                new ContextHandle(0, UUID.randomUUID()),
                60_000,
                6,
                10_000,
                0,
                "",
                "user",
                List.of(8, 0x82B4, 3),
                List.of(8, 0x82B4, 3),
                0,
                NOTHING,
                0);
    }

    /** Keeps what the client sent, unless that is empty, and answers what is kept. */
    private static Response noted(EcDoRpcExt2Request request, Slots slots) {
        String text = StandardCharsets.ISO_8859_1.decode(request.rgbIn()).toString();
        if (!text.isEmpty()) {
            slots.put(NOTE, text);
        }
        byte[] kept = slots.get(NOTE).orElse("").getBytes(StandardCharsets.ISO_8859_1);
        return EcDoRpcExt2Response.of(request.pcxh(), 0, ByteBuffer.wrap(kept), NOTHING, 0, 0);
    }

    private static final class TextCodec implements SlotCodec<String> {
        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
