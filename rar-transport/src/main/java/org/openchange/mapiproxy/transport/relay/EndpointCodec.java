/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The question for a TCP endpoint and its answer: ept_map of C706 appendix O. */
final class EndpointCodec {
    static final SyntaxId INTERFACE = SyntaxId.parse("e1af8308-5d1f-11c9-91a4-08002b14a0fa/3.0");
    static final int EPT_MAP = 3;
    private static final int MAX_TOWERS = 4;

    private EndpointCodec() {}

    static ByteBuffer question(SyntaxId interfaceId, ByteOrder order) {
        byte[] tower = ProtocolTower.tcpQuestion(interfaceId).toBytes();
        ByteBuffer out = ByteBuffer.allocate(256).order(order);
        out.putInt(0).putInt(1).putInt(tower.length).putInt(tower.length).put(tower);
        out.position((out.position() + 3) & ~3);
        out.put(new byte[20]).putInt(MAX_TOWERS);
        return out.flip().order(order);
    }

    static OptionalInt port(ByteBuffer in) {
        in.position(20);
        int towers = in.getInt();
        in.getInt();
        in.getInt();
        int actual = in.getInt();
        if (towers == 0) {
            return OptionalInt.empty();
        }
        if (actual > in.remaining() / 4) {
            throw new MalformedMessageException("tower count", in.position());
        }
        in.position(in.position() + 4 * actual);
        in.getInt();
        int length = in.getInt();
        ByteBuffer tower = in.slice(in.position(), length);
        return ProtocolTower.read(tower).tcpPort();
    }
}
