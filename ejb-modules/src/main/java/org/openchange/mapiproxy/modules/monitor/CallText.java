/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Decodes a call that was kept, for people to read. */
final class CallText {
    private static final String NOT_KEPT = "not kept, since it is too large: see mpm_monitor:bytes\n";

    private final CallRecord call;
    private final Redaction redaction;
    private final Optional<Operation> operation;

    CallText(CallRecord call, Redaction redaction) {
        this.call = call;
        this.redaction = redaction;
        this.operation = KnownInterfaces.byId(call.interfaceId()).flatMap(known -> known.operation(call.opnum()));
    }

    String request() {
        if (!call.isKept()) {
            return NOT_KEPT;
        }
        ByteBuffer stub = call.request();
        return print(
                stub,
                () -> operation.isPresent()
                        ? operation
                                .get()
                                .readRequest()
                                .apply(new NdrReader(stub.duplicate().order(stub.order())))
                        : new OpaqueRequest(call.opnum(), stub));
    }

    String response() {
        return switch (call.ending()) {
            case FAULT -> "fault " + new FaultStatus((int) call.status())
                    + (call.didNotExecute() ? ", did not execute\n" : "\n");
            case ABANDONED -> "none: the client gave the call up\n";
            case ANSWERED -> call.isKept() ? answer() : NOT_KEPT;
        };
    }

    private String answer() {
        ByteBuffer stub = call.response();
        return print(
                stub,
                () -> operation.isPresent()
                        ? operation
                                .get()
                                .readResponse()
                                .apply(new NdrReader(stub.duplicate().order(stub.order())))
                        : new OpaqueResponse(call.opnum(), stub));
    }

    private String print(ByteBuffer stub, Decoding decoding) {
        PrintTree tree = new PrintTree(redaction);
        try {
            decoding.decode().print(tree);
            return tree.toString();
        } catch (MalformedMessageException e) {
            return new PrintTree(redaction)
                    .value("malformed", e.getMessage())
                    .bytes("stub", stub)
                    .toString();
        }
    }

    @FunctionalInterface
    private interface Decoding {
        Message decode();
    }
}
