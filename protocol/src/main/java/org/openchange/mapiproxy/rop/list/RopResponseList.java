/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The ROP responses of one ROP output buffer ([MS-OXCROPS] 2.2.1), each with the request that it answers. Read by {@link HandleTable}, since what
 * they look like depends on what was before. Immutable.
 *
 * @param answers in their order
 * @param buffer the same as bytes, with the Server object handles that they name by index
 */
public record RopResponseList(List<RopAnswer> answers, RopBuffer buffer) {
    public RopResponseList {
        answers = List.copyOf(answers);
        Objects.requireNonNull(buffer, "buffer");
    }

    /** @throws IllegalArgumentException when the list is longer than its 16-bit size can say */
    public static RopResponseList of(List<RopAnswer> answers, long... handles) {
        return new RopResponseList(answers, RopBuffer.of(write(answers).toByteBuffer(), handles));
    }

    public List<RopResponse> responses() {
        return answers.stream().map(RopAnswer::response).toList();
    }

    /** The same handles with other answers; this very list if they are the same objects. */
    public RopResponseList with(List<RopAnswer> changed) {
        return SameObjects.in(answers, changed)
                ? this
                : new RopResponseList(
                        changed, buffer.withRopsList(write(changed).toByteBuffer()));
    }

    static WireWriter write(List<RopAnswer> answers) {
        WireWriter out = new WireWriter();
        answers.forEach(answer -> answer.response().write(out));
        return out;
    }

    /** The handle at an index; empty where the table does not have that index. */
    public OptionalLong handle(int index) {
        return index >= 0 && index < buffer.handleCount()
                ? OptionalLong.of(buffer.handle(index))
                : OptionalLong.empty();
    }
}
