/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rops;

import java.util.Optional;
import java.util.function.Consumer;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.RopBuffers;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDoDisconnectRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.print.PrintTree;

/** The calls of EMSMDB over RPC that carry ROPs: EcDoRpc and EcDoRpcExt2. */
public final class EmsmdbCalls {
    /** Nothing is packed here, so nobody's limits count. */
    private static final OutputLimits LIMITS = new OutputLimits(true, 0, 0, 0);

    private final RopSessions sessions;

    public EmsmdbCalls(RopSessions sessions) {
        this.sessions = sessions;
    }

    /** A session of EMSMDB is known by its context handle, at its server. */
    private record SessionKey(Endpoint server, ContextHandle handle) {}

    /** Both directions of a call, with their ROPs if they carry any. */
    public record Parts(Optional<CallPart> request, Optional<CallPart> answer) {}

    /**
     * Adds the ROPs.
     *
     * @param plain the parts without them
     */
    public Parts withRops(Endpoint server, Optional<Message> request, Optional<Message> answer, Parts plain) {
        if (request.orElse(null) instanceof EcDoDisconnectRequest message) {
            sessions.forget(new SessionKey(server, message.pcxh()));
        }
        Optional<ContextHandle> handle = request.flatMap(EmsmdbCalls::handle);
        if (handle.isEmpty()) {
            return withAuxiliary(request, answer, plain);
        }
        RopExchange exchange = sessions.exchange(new SessionKey(server, handle.get()));
        CallPart asked = exchange.request(() -> requestBuffers(request.get()));
        Optional<CallPart> asking =
                plain.request().map(part -> joined(part, asked, header(request.get()), request.get()));
        Optional<CallPart> answering = plain.answer().map(part -> answer.filter(EmsmdbCalls::hasRops)
                .map(message -> joined(part, exchange.answer(() -> answerBuffers(message)), header(message), message))
                .orElse(part));
        return new Parts(asking, answering);
    }

    private static CallPart joined(CallPart plain, CallPart rops, Consumer<PrintTree> header, Message message) {
        return new CallPart(plain.verdict(), header).and(rops).and(auxiliary(message));
    }

    private static Parts withAuxiliary(Optional<Message> request, Optional<Message> answer, Parts plain) {
        return new Parts(
                plain.request().map(part -> request.map(EmsmdbCalls::auxiliary)
                        .map(part::and)
                        .orElse(part)),
                plain.answer().map(part -> answer.map(EmsmdbCalls::auxiliary)
                        .map(part::and)
                        .orElse(part)));
    }

    /** The auxiliary buffer of any message, in its blocks; nothing where there is none. */
    private static CallPart auxiliary(Message message) {
        if (message instanceof EcDoRpcExt2Request request) {
            return AuxiliaryPart.of("rgbAuxIn", request.rgbAuxIn());
        }
        if (message instanceof EcDoRpcExt2Response answer) {
            return AuxiliaryPart.of("rgbAuxOut", answer.rgbAuxOut());
        }
        if (message instanceof EcDoConnectExRequest request) {
            return AuxiliaryPart.of("AuxiliaryBuffer", request.rgbAuxIn());
        }
        return message instanceof EcDoConnectExResponse answer
                ? AuxiliaryPart.of("AuxiliaryBuffer", answer.rgbAuxOut())
                : new CallPart(Verdict.IDENTICAL, tree -> {});
    }

    private static Optional<ContextHandle> handle(Message request) {
        if (request instanceof EcDoRpcExt2Request message) {
            return Optional.of(message.pcxh());
        }
        return request instanceof EcDoRpcRequest message ? Optional.of(message.pcxh()) : Optional.empty();
    }

    private static boolean hasRops(Message answer) {
        return answer instanceof EcDoRpcExt2Response message && message.returnValue() == 0
                || answer instanceof EcDoRpcResponse historic && historic.returnValue() == 0;
    }

    private static RopBuffers requestBuffers(Message request) {
        return request instanceof EcDoRpcExt2Request message
                ? PackedRequest.of(message).rops()
                : PackedRequest.of((EcDoRpcRequest) request).rops();
    }

    private static RopBuffers answerBuffers(Message answer) {
        return answer instanceof EcDoRpcExt2Response message
                ? PackedResponse.of(message, LIMITS).rops()
                : PackedResponse.of((EcDoRpcResponse) answer, LIMITS).rops();
    }

    /** The parameters beside the ROP buffers, which are shown unpacked. */
    private static Consumer<PrintTree> header(Message message) {
        return tree -> {
            if (message instanceof EcDoRpcExt2Request request) {
                tree.value("pcxh", request.pcxh()).number("pulFlags", request.pulFlags());
                tree.number("cbIn", request.cbIn()).number("pcbOut", request.pcbOut());
                tree.number("pcbAuxOut", request.pcbAuxOut());
            } else if (message instanceof EcDoRpcExt2Response answer) {
                tree.value("pcxh", answer.pcxh()).number("pulFlags", answer.pulFlags());
                tree.number("pcbOut", answer.pcbOut());
                tree.number("pulTransTime", answer.pulTransTime()).number("returnValue", answer.returnValue());
            } else if (message instanceof EcDoRpcRequest request) {
                tree.value("pcxh", request.pcxh()).number("pcbRgb", request.pcbRgb());
                tree.number("cbMax", request.cbMax());
            } else if (message instanceof EcDoRpcResponse answer) {
                tree.value("pcxh", answer.pcxh()).number("pcbRgb", answer.pcbRgb());
                tree.number("returnValue", answer.returnValue());
            }
        };
    }
}
