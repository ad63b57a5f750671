/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.OptionalInt;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.Uuids;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;

/** The question for a TCP endpoint and its answer: ept_map of C706 appendix O. */
final class EndpointCodec {
    static final SyntaxId INTERFACE = Epm.INTERFACE.id();
    static final int EPT_MAP = EptMapRequest.OPNUM;

    /** One is used; more than one answer costs the server nothing and tells us nothing. */
    private static final int MAX_TOWERS = 1;

    private EndpointCodec() {}

    /** The stub of the question. */
    static ByteBuffer question(SyntaxId interfaceId, ByteOrder order) {
        Twr tower =
                Twr.of(ByteBuffer.wrap(ProtocolTower.tcpQuestion(interfaceId).toBytes()));
        NdrWriter writer = new NdrWriter(order);
        new EptMapRequest(Uuids.NIL, tower, ContextHandle.NULL, MAX_TOWERS).write(writer);
        return writer.toBuffer();
    }

    /**
     * The port that an answer names; empty when nothing is registered.
     *
     * @throws org.openchange.mapiproxy.wire.MalformedMessageException if the answer is malformed
     */
    static OptionalInt port(ByteBuffer stub) {
        return EptMapResponse.read(new NdrReader(stub)).towers().stream()
                .filter(Objects::nonNull)
                .map(tower -> ProtocolTower.read(tower.towerOctetString()).tcpPort())
                .flatMapToInt(OptionalInt::stream)
                .filter(port -> port != 0)
                .findFirst();
    }
}
