/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.spi.monitor.RopResult;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * The remote operations in one call. A call that was kept is read by itself, without what its session knew: rows whose columns were set by another
 * call stay bytes, and everything around them is read. Immutable.
 */
final class CallRops {
    private static final int EC_DO_RPC = 2;
    private static final int EC_DO_RPC_EXT2 = 11;
    private static final CallRops NONE = new CallRops(List.of(), List.of(), "", "");

    private final List<RopRequestList> requests;
    private final List<RopResponseList> responses;
    private final String requestProblem;
    private final String responseProblem;

    private CallRops(
            List<RopRequestList> requests,
            List<RopResponseList> responses,
            String requestProblem,
            String responseProblem) {
        this.requests = requests;
        this.responses = responses;
        this.requestProblem = requestProblem;
        this.responseProblem = responseProblem;
    }

    /** Whether a call may have any. */
    static boolean mayBeIn(CallRecord call) {
        return call.isKept()
                && (call.opnum() == EC_DO_RPC_EXT2 || call.opnum() == EC_DO_RPC)
                && call.interfaceId().equals(Emsmdb.INTERFACE.id());
    }

    /** Those of a call; none where they cannot be read. */
    static CallRops of(CallRecord call) {
        if (!mayBeIn(call)) {
            return NONE;
        }
        Decoding decoding = new Decoding(call);
        try {
            return read(decoding);
        } catch (MalformedMessageException e) {
            return new CallRops(List.of(), List.of(), e.getMessage(), "");
        }
    }

    private static CallRops read(Decoding decoding) {
        Request message = decoding.request();
        Optional<PackedRequest<? extends Request, ? extends Response>> packed = PackedRequest.find(message);
        if (packed.isEmpty()) {
            return NONE;
        }
        List<RopRequestList> requests = RopRequestList.readAll(packed.get().rops(), RequestContext.UNKNOWN);
        if (!decoding.isAnswered()) {
            return new CallRops(requests, List.of(), "", "");
        }
        try {
            List<RopBuffer> received =
                    ropBuffers(decoding.response(), packed.get().limits());
            List<RopResponseList> responses =
                    new HandleTable().read(requests.stream().findFirst(), received);
            return new CallRops(requests, responses, "", "");
        } catch (MalformedMessageException e) {
            return new CallRops(requests, List.of(), "", e.getMessage());
        }
    }

    private static List<RopBuffer> ropBuffers(Response message, OutputLimits limits) {
        return PackedResponse.find(message, limits)
                .map(PackedResponse::ropBuffers)
                .orElse(List.of());
    }

    /** Each request with what it returned, then what came without a request. */
    List<RopResult> results() {
        List<RopResult> results = new ArrayList<>();
        List<RopAnswer> answers =
                responses.stream().flatMap(list -> list.answers().stream()).toList();
        if (!requests.isEmpty()) {
            List<RopRequest> asked = requests.get(0).requests();
            for (int i = 0; i < asked.size(); i++) {
                results.add(result(asked.get(i).type(), returned(answers, i)));
            }
        }
        answers.stream()
                .filter(answer -> answer.requestIndex() == RopAnswer.NONE)
                .forEach(answer -> results.add(result(answer.response().type(), OptionalLong.empty())));
        return results;
    }

    private static OptionalLong returned(List<RopAnswer> answers, int requestIndex) {
        return answers.stream()
                .filter(answer -> answer.requestIndex() == requestIndex && answer.response() instanceof RopReply)
                .mapToLong(answer -> ((RopReply) answer.response()).returnValue())
                .findFirst();
    }

    private static RopResult result(RopType type, OptionalLong returnValue) {
        return new RopResult(type.id(), type.name(), returnValue);
    }

    void printRequests(PrintTree tree) {
        problem(requestProblem, tree);
        for (RopRequestList list : requests) {
            tree.begin("RopsList (" + list.requests().size() + ")");
            int index = 0;
            for (RopRequest rop : list.requests()) {
                RecordPrinter.printValue("[" + index++ + "] " + rop.type().name(), rop, tree);
            }
            tree.end();
            list.buffer().printHandles(tree);
        }
    }

    void printResponses(PrintTree tree) {
        problem(responseProblem, tree);
        for (RopResponseList list : responses) {
            tree.begin("RopsList (" + list.answers().size() + ")");
            int index = 0;
            for (RopAnswer answer : list.answers()) {
                String name = "[" + index++ + "] " + answer.response().type().name();
                RecordPrinter.printValue(name, answer.response(), tree);
            }
            tree.end();
            list.buffer().printHandles(tree);
        }
    }

    private static void problem(String problem, PrintTree tree) {
        if (!problem.isEmpty()) {
            tree.value("malformed RopsList", problem);
        }
    }
}
