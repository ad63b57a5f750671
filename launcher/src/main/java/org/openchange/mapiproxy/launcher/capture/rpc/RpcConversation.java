/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;
import org.openchange.mapiproxy.launcher.capture.tcp.StreamReceiver;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The DCERPC of one connection: cuts it into PDUs, follows its state, and hands what requests and answers carry to {@link RpcCalls}. */
public final class RpcConversation implements StreamReceiver {
    private final PduSplitter fromClient = new PduSplitter();
    private final PduSplitter fromServer = new PduSplitter();
    private final PresentationContexts presentations = new PresentationContexts();
    private final SecurityContexts security;
    private final RpcCalls calls;
    private final CaptureProblems problems;
    private final String name;
    private boolean turned;

    /** @param name of the connection, for what is wrong with it */
    public RpcConversation(String name, RpcSettings settings, RpcCalls calls) {
        this.name = name;
        this.security = new SecurityContexts(settings.keys());
        this.calls = calls;
        this.problems = settings.problems();
    }

    /** Whether a segment that begins so is DCERPC, as far as can be told. */
    public static boolean recognizes(ByteBuffer bytes) {
        return PduSplitter.beginsPdu(bytes);
    }

    @Override
    public void onBytes(boolean fromClientStream, ByteBuffer bytes, PacketPlace place) {
        PduSplitter splitter = fromClientStream ? fromClient : fromServer;
        splitter.add(bytes);
        while (true) {
            try {
                Optional<PduFrame> frame = splitter.next();
                if (frame.isEmpty()) {
                    return;
                }
                onPdu(fromClientStream, frame.get(), place);
            } catch (MalformedMessageException e) {
                report(place, e.getMessage());
            }
        }
    }

    private void report(PacketPlace place, String what) {
        problems.report(place.problem(name + ": " + what));
    }

    private void onPdu(boolean fromClientStream, PduFrame frame, PacketPlace place) {
        PduType type = frame.type();
        boolean byClient = isByClient(type, fromClientStream != turned);
        if (byClient != (fromClientStream != turned)) {
            turned = !turned;
            calls.turn();
        }
        switch (type) {
            case BIND, ALTER_CONTEXT -> {
                presentations.onProposal(frame.header().callId(), frame.bind());
                onHandshake(true, frame, place);
            }
            case BIND_ACK, ALTER_CONTEXT_RESP -> {
                presentations.onAnswer(frame.header().callId(), frame.bindAck());
                onHandshake(false, frame, place);
            }
            case AUTH3 -> onHandshake(true, frame, place);
            case BIND_NAK -> report(
                    place,
                    "the server refuses the bind, reason " + frame.bindNak().reason());
            case REQUEST -> onRequest(frame, place);
            case RESPONSE -> onResponse(frame, place);
            case FAULT -> onFault(frame, place);
            case CO_CANCEL, ORPHANED -> open(true, frame, 16, place);
            case SHUTDOWN -> report(place, "the server asks to close the connection");
        }
    }

    private static boolean isByClient(PduType type, boolean otherwise) {
        return switch (type) {
            case BIND, ALTER_CONTEXT, AUTH3, REQUEST, CO_CANCEL, ORPHANED -> true;
            case BIND_ACK, BIND_NAK, ALTER_CONTEXT_RESP, RESPONSE, FAULT -> false;
            case SHUTDOWN -> otherwise;
        };
    }

    private void onHandshake(boolean byClient, PduFrame frame, PacketPlace place) {
        boolean signs = frame.type() == PduType.AUTH3 || frame.header().has(PfcFlags.SUPPORT_HEADER_SIGN);
        security.onHandshake(byClient, frame, signs, what -> report(place, what));
    }

    private void onRequest(PduFrame frame, PacketPlace place) {
        int start = frame.request().stubOffset();
        String sealed = open(true, frame, start, place);
        calls.onRequest(frame, new StubRange(start, stubEnd(frame, start), sealed), presentations, place);
    }

    private void onResponse(PduFrame frame, PacketPlace place) {
        int start = frame.response().stubOffset();
        String sealed = open(false, frame, start, place);
        calls.onResponse(frame, new StubRange(start, stubEnd(frame, start), sealed), presentations, place);
    }

    private void onFault(PduFrame frame, PacketPlace place) {
        open(false, frame, FaultPdu.STUB_OFFSET, place);
        calls.onFault(frame, presentations, place);
    }

    private String open(boolean byClient, PduFrame frame, int dataOffset, PacketPlace place) {
        Optional<SecurityTrailer> trailer = frame.trailer();
        if (trailer.isEmpty() || frame.bodyEnd() < dataOffset) {
            return "";
        }
        String why = security.open(byClient, frame, trailer.get(), dataOffset, what -> report(place, what));
        return why.isEmpty() ? "" : "sealed; " + why;
    }

    private static int stubEnd(PduFrame frame, int start) {
        int pad = frame.trailer().map(SecurityTrailer::padLength).orElse(0);
        int end = frame.bodyEnd() - pad;
        if (end < start) {
            throw new MalformedMessageException("padding of " + pad + " bytes, longer than its stub", start);
        }
        return end;
    }

    @Override
    public void onGap(boolean fromClientStream, long missingBytes, PacketPlace place) {
        if (fromClient.sawPdu() || fromServer.sawPdu()) {
            report(
                    place,
                    missingBytes + " bytes of the " + (fromClientStream != turned ? "client" : "server")
                            + " are missing");
        }
        (fromClientStream ? fromClient : fromServer).lose();
        security.onGap();
        calls.onGap(fromClientStream != turned);
    }

    @Override
    public void onEnd(PacketPlace place) {
        if (fromClient.sawPdu() && fromClient.pendingLength() > 0
                || fromServer.sawPdu() && fromServer.pendingLength() > 0) {
            report(place, "ends within a PDU");
        }
        calls.onEnd();
        security.close();
    }
}
