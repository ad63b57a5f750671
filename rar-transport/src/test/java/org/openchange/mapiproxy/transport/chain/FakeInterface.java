/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** An interface of three operations whose stubs are text; a stub that begins with {@code !} is malformed. */
final class FakeInterface {
    static final SyntaxId ID = SyntaxId.parse("00000000-1111-2222-3333-444444444444/1.2");

    final AtomicInteger requestsDecoded = new AtomicInteger();
    final AtomicInteger responsesDecoded = new AtomicInteger();
    final RpcInterface idl =
            new RpcInterface("fake", ID, List.of(operation(0, "Zero"), operation(1, "One"), operation(2, "Two")));
    final OfferedInterface offered = new OfferedInterface("fake", ID, Optional.of(idl));

    private Operation operation(int opnum, String name) {
        return new Operation(
                opnum,
                name,
                reader -> {
                    requestsDecoded.incrementAndGet();
                    return new TextRequest(opnum, text(reader));
                },
                reader -> {
                    responsesDecoded.incrementAndGet();
                    return new TextResponse(opnum, text(reader));
                });
    }

    private static String text(NdrReader reader) {
        StringBuilder text = new StringBuilder();
        while (reader.remaining() > 0) {
            text.append((char) reader.readUnsignedByte());
        }
        if (text.indexOf("!") == 0) {
            throw new MalformedMessageException("text", 0);
        }
        return text.toString();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString();
    }

    record TextRequest(int opnum, String text) implements Request {
        @Override
        public void write(NdrWriter writer) {
            writer.writeBytes(bytes(text));
        }

        @Override
        public void print(PrintTree tree) {
            tree.string("text", text);
        }
    }

    record TextResponse(int opnum, String text) implements Response {
        @Override
        public void write(NdrWriter writer) {
            writer.writeBytes(bytes(text));
        }

        @Override
        public void print(PrintTree tree) {
            tree.string("text", text);
        }
    }
}
