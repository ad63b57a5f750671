/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Decodes a call that was kept, for people to read. */
final class CallText {
    private static final String NOT_KEPT = "not kept, since it is too large: see mpm_monitor:bytes\n";

    private final CallRecord call;
    private final Redaction redaction;
    private final Decoding decoding;
    private final CallRops rops;

    CallText(CallRecord call, Redaction redaction) {
        this.call = call;
        this.redaction = redaction;
        this.decoding = new Decoding(call);
        this.rops = CallRops.of(call);
    }

    String request() {
        return call.isKept() ? print(call.request(), decoding::request, rops::printRequests) : NOT_KEPT;
    }

    String response() {
        return switch (call.ending()) {
            case FAULT -> "fault " + new FaultStatus((int) call.status())
                    + (call.didNotExecute() ? ", did not execute\n" : "\n");
            case ABANDONED -> "none: the client gave the call up\n";
            case ANSWERED -> call.isKept()
                    ? print(call.response(), decoding::response, rops::printResponses)
                    : NOT_KEPT;
        };
    }

    private String print(ByteBuffer stub, Supplier<? extends Message> message, Consumer<PrintTree> more) {
        PrintTree tree = new PrintTree(redaction);
        try {
            message.get().print(tree);
            more.accept(tree);
            return tree.toString();
        } catch (MalformedMessageException e) {
            return new PrintTree(redaction)
                    .value("malformed", e.getMessage())
                    .bytes("stub", stub)
                    .toString();
        }
    }
}
