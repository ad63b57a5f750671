/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.rops.AuxiliaryPart;
import org.openchange.mapiproxy.launcher.capture.rops.RopExchange;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** From a body to what it says, by its request type. */
final class Bodies {
    private static final Set<String> MAILBOX_TYPES = Set.of("Connect", "Execute", "Disconnect", "NotificationWait");
    /** Nothing is packed here, so nobody's limits count. */
    private static final OutputLimits LIMITS = new OutputLimits(true, 0, 0, 0);

    private static final String AUXILIARY = "AuxiliaryBuffer";

    private Bodies() {}

    static boolean isMailbox(String type) {
        return MAILBOX_TYPES.contains(type);
    }

    static CallPart request(boolean mailbox, String type, Content.Supply supply, RopExchange exchange) {
        return decode(
                supply,
                content -> mailbox && type.equals("Execute")
                        ? execute(content.binary(), exchange)
                        : byLayout(BodyLayouts.ofRequest(mailbox, type), type, content.binary()));
    }

    static CallPart answer(boolean mailbox, String type, Content.Supply supply, RopExchange exchange) {
        return decode(supply, content -> {
            CallPart body = mailbox && type.equals("Execute")
                    ? executed(content.binary(), exchange)
                    : byLayout(BodyLayouts.ofAnswer(mailbox, type), type, content.binary());
            return new CallPart(Verdict.IDENTICAL, tree -> printTags(content, tree)).and(body);
        });
    }

    /** From content to a part. */
    private interface Decoder {
        CallPart decode(Content content);
    }

    private static CallPart decode(Content.Supply supply, Decoder decoder) {
        Content content;
        try {
            content = supply.get();
        } catch (MalformedMessageException e) {
            return CallPart.note(Verdict.failed(e.what(), e.offset()), "malformed", e.getMessage());
        }
        try {
            return decoder.decode(content);
        } catch (MalformedMessageException e) {
            return new CallPart(
                    Verdict.failed("malformed body: " + e.what(), e.offset()),
                    tree -> tree.value("malformed", e.getMessage()).bytes("body", content.binary()));
        }
    }

    private static void printTags(Content content, PrintTree tree) {
        if (content.metaTags().size() > 0) {
            tree.value("metaTags", String.join(" ", content.metaTags()));
        }
        content.headers().forEach(tree::value);
    }

    private static CallPart byLayout(Optional<BodyLayout> layout, String type, ByteBuffer body) {
        if (layout.isPresent()) {
            return layout.get().decode(body);
        }
        if (type.equals("PING") || !body.hasRemaining()) {
            return new CallPart(Verdict.IDENTICAL, tree -> {});
        }
        return new CallPart(
                Verdict.opaque("the request type " + type + " is not known"), tree -> tree.bytes("body", body));
    }

    private static CallPart execute(ByteBuffer body, RopExchange exchange) {
        ExecuteRequest message = ExecuteRequest.read(new WireReader(body));
        CallPart rops = exchange.request(() -> PackedRequest.of(message).rops());
        WireWriter out = new WireWriter();
        message.write(out);
        Consumer<PrintTree> header =
                tree -> tree.number("Flags", message.flags()).number("MaxRopOut", message.maxRopOut());
        return new CallPart(compare(body, out), header)
                .and(rops)
                .and(AuxiliaryPart.of(AUXILIARY, message.auxiliaryBuffer()));
    }

    private static CallPart executed(ByteBuffer body, RopExchange exchange) {
        ExecuteResponse message = ExecuteResponse.read(new WireReader(body));
        WireWriter out = new WireWriter();
        message.write(out);
        Consumer<PrintTree> header = tree -> tree.value("StatusCode", String.format("0x%08X", message.statusCode()))
                .value("ErrorCode", String.format("0x%08X", message.errorCode()));
        boolean empty = message.statusCode() != 0 || message.errorCode() != 0;
        CallPart rops = empty
                ? new CallPart(Verdict.IDENTICAL, tree -> {})
                : exchange.answer(() -> PackedResponse.of(message, LIMITS).rops());
        return new CallPart(compare(body, out), header)
                .and(rops)
                .and(AuxiliaryPart.of(AUXILIARY, message.auxiliaryBuffer()));
    }

    private static Verdict compare(ByteBuffer body, WireWriter written) {
        int at = body.slice().mismatch(written.toByteBuffer());
        return at < 0 ? Verdict.IDENTICAL : Verdict.failed("the body encodes to other bytes", at);
    }
}
