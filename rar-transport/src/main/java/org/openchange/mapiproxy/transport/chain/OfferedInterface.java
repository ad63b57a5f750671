/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.ndr.NdrReader;

/**
 * An interface that clients may bind to.
 *
 * @param name in the IDL, or the text of {@code id} where the IDL is not known
 * @param id UUID and version
 * @param idl empty for an interface that passes opaquely
 */
public record OfferedInterface(String name, SyntaxId id, Optional<RpcInterface> idl) {
    public OfferedInterface {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(idl, "idl");
    }

    /** Decodes a request; opaque where the IDL does not know the operation. Throws MalformedMessageException only. */
    Request readRequest(int opnum, ByteBuffer stub) {
        Optional<Operation> operation = operation(opnum);
        return operation.isPresent()
                ? operation.get().readRequest().apply(new NdrReader(stub))
                : new OpaqueRequest(opnum, stub.asReadOnlyBuffer().order(stub.order()));
    }

    /** Decodes a response; opaque where the IDL does not know the operation. Throws MalformedMessageException only. */
    Response readResponse(int opnum, ByteBuffer stub) {
        Optional<Operation> operation = operation(opnum);
        return operation.isPresent()
                ? operation.get().readResponse().apply(new NdrReader(stub))
                : new OpaqueResponse(opnum, stub.asReadOnlyBuffer().order(stub.order()));
    }

    Optional<Operation> operation(int opnum) {
        return idl.flatMap(known -> known.operation(opnum));
    }

    /** Whether a client that asks for {@code wanted} can be served: same UUID and major version, minor version not above ours. */
    boolean serves(SyntaxId wanted) {
        return id.uuid().equals(wanted.uuid()) && id.major() == wanted.major() && wanted.minor() <= id.minor();
    }
}
