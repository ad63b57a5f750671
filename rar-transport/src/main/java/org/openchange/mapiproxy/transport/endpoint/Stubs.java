/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.transport.InboundCall;

/** Between calls and the records of their interface. */
final class Stubs {
    private Stubs() {}

    /** The request, or null when the interface has no such operation. Throws MalformedMessageException only. */
    static Request read(RpcInterface idl, InboundCall call) {
        return idl.operation(call.opnum())
                .<Request>map(operation -> operation.readRequest().apply(new NdrReader(call.stub())))
                .orElse(null);
    }

    /** Answers in the byte order of the client. */
    static void respond(InboundCall call, Response response) {
        NdrWriter writer = new NdrWriter(call.stub().order());
        response.write(writer);
        call.respond(writer.toBuffer());
    }
}
