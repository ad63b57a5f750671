/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openchange.mapiproxy.dcerpc.VerificationTrailer;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Reencoding;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** From a stub to what it says. */
final class StubDecoding {
    private StubDecoding() {}

    /**
     * One direction of a call, decoded.
     *
     * @param message empty when it is opaque or malformed
     */
    record Decoded(CallPart part, Optional<Message> message) {}

    static Decoded decode(StubAssembly stub, String opaque, Optional<Function<NdrReader, ? extends Message>> reader) {
        if (!stub.opaque().isEmpty()) {
            String text = stub.seen() + " bytes, " + stub.opaque();
            return withoutMessage(CallPart.note(Verdict.opaque(stub.opaque()), "opaque", text));
        }
        if (!opaque.isEmpty() || reader.isEmpty()) {
            String why = opaque.isEmpty() ? "the interface has no such operation" : opaque;
            byte[] copy = copyOf(stub.stub());
            return withoutMessage(new CallPart(
                    Verdict.opaque(why), tree -> tree.value("opaque", why).bytes("stub", copy)));
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(copyOf(stub.stub())).order(stub.stub().order());
        try {
            Optional<VerificationTrailer> trailer =
                    stub.isAuthenticated() ? VerificationTrailer.find(bytes) : Optional.empty();
            trailer.ifPresent(found -> bytes.limit(bytes.limit() - found.length()));
            return decode(bytes, reader.get());
        } catch (MalformedMessageException e) {
            return withoutMessage(malformed(bytes, e));
        }
    }

    private static Decoded decode(ByteBuffer bytes, Function<NdrReader, ? extends Message> reader) {
        Message message = reader.apply(new NdrReader(bytes));
        if (message instanceof OpaqueRequest || message instanceof OpaqueResponse) {
            Verdict verdict = Verdict.opaque("the parameters of this operation are not documented");
            return withoutMessage(new CallPart(verdict, message::print));
        }
        Consumer<PrintTree> content = tree -> {
            message.print(tree);
            Towers.print(message, tree);
        };
        return new Decoded(new CallPart(Reencoding.compare(message, bytes), content), Optional.of(message));
    }

    private static CallPart malformed(ByteBuffer bytes, MalformedMessageException failure) {
        Verdict verdict = Verdict.failed("malformed: " + failure.what(), failure.offset());
        return new CallPart(
                verdict, tree -> tree.value("malformed", failure.getMessage()).bytes("stub", bytes));
    }

    private static Decoded withoutMessage(CallPart part) {
        return new Decoded(part, Optional.empty());
    }

    private static byte[] copyOf(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
