/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.rops.AuxiliaryPart;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** The fields of one kind of body, in their order. Bodies of answers begin with a StatusCode; unless it is 0 they have an AuxiliaryBuffer only. */
final class BodyLayout {
    private static final BodyField<Long> STATUS = BodyField.u32("StatusCode");
    private static final BodyField<ByteBuffer> AUXILIARY = BodyField.sized("AuxiliaryBuffer");

    private final boolean answer;
    private final List<BodyField<?>> fields;

    private BodyLayout(boolean answer, List<BodyField<?>> fields) {
        this.answer = answer;
        this.fields = fields;
    }

    static BodyLayout request(BodyField<?>... fields) {
        return new BodyLayout(false, List.of(fields));
    }

    /** @param fields between ErrorCode and AuxiliaryBuffer */
    static BodyLayout answer(BodyField<?>... fields) {
        List<BodyField<?>> all = new ArrayList<>();
        all.add(BodyField.u32("ErrorCode"));
        all.addAll(List.of(fields));
        return new BodyLayout(true, all);
    }

    /** @throws org.openchange.mapiproxy.wire.MalformedMessageException if the body is shorter than its fields */
    CallPart decode(ByteBuffer body) {
        WireReader in = new WireReader(body);
        List<BodyField.Value<?>> values = new ArrayList<>();
        boolean failed = false;
        if (answer) {
            BodyField.Value<Long> status = STATUS.read(in);
            values.add(status);
            failed = status.value() != 0;
        }
        for (BodyField<?> field : failed ? List.<BodyField<?>>of() : fields) {
            values.add(field.read(in));
        }
        boolean undecoded = !values.isEmpty() && !in.hasRemaining() && !failed && endsWithRest(values);
        CallPart decoded = new CallPart(
                Verdict.opaque("its rows are not decoded"), tree -> values.forEach(value -> value.print(tree)));
        if (undecoded) {
            return decoded;
        }
        BodyField.Value<ByteBuffer> auxiliary = AUXILIARY.read(in);
        List<BodyField.Value<?>> all = new ArrayList<>(values);
        all.add(auxiliary);
        return new CallPart(compare(body, all, in), decoded.content())
                .and(AuxiliaryPart.of(AUXILIARY.name(), auxiliary.value()));
    }

    /** What swallowed all that was left had no layout. */
    private static boolean endsWithRest(List<BodyField.Value<?>> values) {
        return values.stream().anyMatch(value -> isRest(value.value()));
    }

    private static boolean isRest(Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return plain instanceof ByteBuffer
                || plain instanceof BodyField.Present<?> present && present.value() instanceof ByteBuffer;
    }

    private static Verdict compare(ByteBuffer body, List<BodyField.Value<?>> values, WireReader in) {
        if (in.hasRemaining()) {
            return Verdict.failed(in.remaining() + " bytes follow the body", in.position());
        }
        WireWriter out = new WireWriter();
        values.forEach(value -> value.write(out));
        int at = body.slice().mismatch(out.toByteBuffer());
        return at < 0 ? Verdict.IDENTICAL : Verdict.failed("the body encodes to other bytes", at);
    }
}
