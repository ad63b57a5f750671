/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.RpcInterface;

/**
 * The interface of a call as far as it is known.
 *
 * @param id empty when no bind was captured
 * @param known empty when there is no IDL for it
 * @param opaque why stubs cannot be decoded; empty when they can
 */
record ObservedInterface(Optional<SyntaxId> id, Optional<RpcInterface> known, String opaque) {

    static ObservedInterface of(Optional<PresentationContexts.Context> context, Optional<SyntaxId> mapped) {
        Optional<SyntaxId> id =
                context.map(PresentationContexts.Context::abstractSyntax).or(() -> mapped);
        Optional<RpcInterface> known = id.flatMap(KnownInterfaces::byId);
        SyntaxId transfer =
                context.map(PresentationContexts.Context::transferSyntax).orElse(SyntaxId.NDR);
        return new ObservedInterface(id, known, opaque(id, known, transfer));
    }

    private static String opaque(Optional<SyntaxId> id, Optional<RpcInterface> known, SyntaxId transfer) {
        if (id.isEmpty()) {
            return "its bind was not captured";
        }
        if (known.isEmpty()) {
            return "no IDL of this interface is known here";
        }
        return transfer.equals(SyntaxId.NDR) ? "" : "its transfer syntax is " + transfer;
    }

    String name() {
        return known.map(RpcInterface::name)
                .or(() -> id.map(SyntaxId::toString))
                .orElse("unknown");
    }

    Optional<Operation> operation(int opnum) {
        return known.flatMap(found -> found.operation(opnum));
    }

    String operationName(int opnum) {
        return operation(opnum).map(Operation::name).orElse("opnum " + opnum);
    }
}
