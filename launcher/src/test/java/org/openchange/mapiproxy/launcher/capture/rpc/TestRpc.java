/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduBody;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;

/** Makes PDUs of both sides. */
public final class TestRpc {
    private static final int MAX_FRAGMENT = 5840;

    private TestRpc() {}

    public static byte[] bind(PduType type, int callId, int contextId, SyntaxId interfaceId) {
        return proposal(contextId, interfaceId).encode(type, flags(), DataRepresentation.LITTLE_ENDIAN, callId);
    }

    public static byte[] bind(
            PduType type, int callId, int contextId, SyntaxId interfaceId, SecurityTrailer trailer, byte[] token) {
        return proposal(contextId, interfaceId)
                .encode(type, flags(), DataRepresentation.LITTLE_ENDIAN, callId, trailer, token);
    }

    private static int flags() {
        return PfcFlags.WHOLE | PfcFlags.SUPPORT_HEADER_SIGN;
    }

    private static PduBody proposal(int contextId, SyntaxId interfaceId) {
        ContextElement element = new ContextElement(contextId, interfaceId, List.of(SyntaxId.NDR));
        return new BindPdu(MAX_FRAGMENT, MAX_FRAGMENT, 0, List.of(element));
    }

    public static byte[] accept(PduType type, int callId, SyntaxId transferSyntax) {
        return acceptance(transferSyntax).encode(type, flags(), DataRepresentation.LITTLE_ENDIAN, callId);
    }

    public static byte[] accept(PduType type, int callId, SecurityTrailer trailer, byte[] token) {
        return acceptance(SyntaxId.NDR).encode(type, flags(), DataRepresentation.LITTLE_ENDIAN, callId, trailer, token);
    }

    private static PduBody acceptance(SyntaxId transferSyntax) {
        return new BindAckPdu(MAX_FRAGMENT, MAX_FRAGMENT, 7, "", List.of(ContextResult.accepted(transferSyntax)));
    }

    public static byte[] request(int callId, int contextId, Message message) {
        return fragments(callId, contextId, message, ByteOrder.LITTLE_ENDIAN, MAX_FRAGMENT)
                .get(0);
    }

    public static List<byte[]> fragments(int callId, int contextId, Message message, ByteOrder order, int maxFragment) {
        return all(StubFragments.request(
                callId,
                0,
                contextId,
                message.opnum(),
                Optional.empty(),
                stub(message, order),
                StubFragments.Protection.none(maxFragment)));
    }

    public static byte[] response(int callId, Message message) {
        return responseFragments(callId, message, ByteOrder.LITTLE_ENDIAN, MAX_FRAGMENT)
                .get(0);
    }

    public static List<byte[]> responseFragments(int callId, Message message, ByteOrder order, int maxFragment) {
        return all(StubFragments.response(callId, 0, stub(message, order), StubFragments.Protection.none(maxFragment)));
    }

    public static byte[] fault(int callId, FaultStatus status) {
        return new FaultPdu(0, 0, status)
                .encode(PduType.FAULT, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, callId);
    }

    public static ByteBuffer stub(Message message, ByteOrder order) {
        NdrWriter writer = new NdrWriter(order);
        message.write(writer);
        return writer.toBuffer();
    }

    private static List<byte[]> all(StubFragments fragments) {
        List<byte[]> pdus = new ArrayList<>();
        while (fragments.hasNext()) {
            byte[] pdu = new byte[fragments.nextLength()];
            fragments.writeNext(ByteBuffer.wrap(pdu));
            pdus.add(pdu);
        }
        return pdus;
    }

    /** A request or response whose sender protects it. */
    public static byte[] sealed(
            boolean request, int callId, Message message, SecurityTrailer trailer, SecurityContext sender) {
        org.openchange.mapiproxy.dcerpc.AuthLevel level = org.openchange.mapiproxy.dcerpc.AuthLevel.of(
                        trailer.authLevel())
                .orElseThrow();
        StubFragments.Protection protection =
                new StubFragments.Protection(MAX_FRAGMENT, trailer, sender.authValueLength(level));
        ByteBuffer stub = stub(message, ByteOrder.LITTLE_ENDIAN);
        StubFragments fragments = request
                ? StubFragments.request(callId, 0, 0, message.opnum(), Optional.empty(), stub, protection)
                : StubFragments.response(callId, 0, stub, protection);
        int header = fragments.headerLength();
        byte[] pdu = new byte[fragments.nextLength()];
        fragments.writeNext(ByteBuffer.wrap(pdu));
        int authLength = sender.authValueLength(level);
        sender.protect(
                level,
                new ProtectedPdu(pdu, 0, pdu.length, header, pdu.length - header - 8 - authLength, authLength, true));
        return pdu;
    }
}
