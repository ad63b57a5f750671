/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;

/** Decodes the messages of a call that was kept. Every method throws MalformedMessageException only. */
final class Decoding {
    private final CallRecord call;
    private final Optional<Operation> operation;

    Decoding(CallRecord call) {
        this.call = call;
        this.operation = KnownInterfaces.byId(call.interfaceId()).flatMap(known -> known.operation(call.opnum()));
    }

    /** Opaque where the operation is not known. */
    Request request() {
        ByteBuffer stub = call.request();
        return operation.isPresent()
                ? operation.get().readRequest().apply(new NdrReader(stub))
                : new OpaqueRequest(call.opnum(), stub);
    }

    boolean isAnswered() {
        return call.ending() == Ending.ANSWERED;
    }

    /** Opaque where the operation is not known. */
    Response response() {
        ByteBuffer stub = call.response();
        return operation.isPresent()
                ? operation.get().readResponse().apply(new NdrReader(stub))
                : new OpaqueResponse(call.opnum(), stub);
    }
}
