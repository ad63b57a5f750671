/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.rop.other.RopBufferTooSmall;
import org.openchange.mapiproxy.wire.WireWriter;

/** Ends a list of responses that does not fit with RopBufferTooSmall ([MS-OXCROPS] 2.2.15.1 and 3.2.4.3). */
final class ResponseCut {
    /** RopId and SizeNeeded. */
    private static final int HEAD_BYTES = 3;

    private static final int MAX_SIZE = 0xFFFF;

    private final RopRequestList requests;
    private final RopResponseList responses;
    private final int room;

    /** @param room bytes that the ROP buffer may have, with its RopSize and its handle table */
    ResponseCut(RopRequestList requests, RopResponseList responses, int room) {
        this.requests = requests;
        this.responses = responses;
        this.room = room;
    }

    /** The longest beginning that fits with its end; empty where no client could take the first response that is left out. */
    Optional<RopResponseList> cut() {
        List<Integer> sizes = sizes();
        int listRoom = room - RopBuffer.payloadBytes(0, responses.buffer().handleCount());
        int kept = sizes.size();
        int keptBytes = sizes.stream().mapToInt(Integer::intValue).sum();
        while (kept > 0) {
            kept--;
            keptBytes -= sizes.get(kept);
            Optional<ByteBuffer> left = requestsFrom(kept);
            if (left.isPresent() && keptBytes + HEAD_BYTES + left.get().remaining() <= listRoom) {
                return fitsAlone(sizes.get(kept)) ? Optional.of(endedBy(kept, left.get())) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(responses.answers().size());
        for (RopAnswer answer : responses.answers()) {
            WireWriter out = new WireWriter();
            answer.response().write(out);
            sizes.add(out.size());
        }
        return sizes;
    }

    /** The requests from the one on that this answer belongs to; empty for what answers none, which cannot be asked for again. */
    private Optional<ByteBuffer> requestsFrom(int answer) {
        int index = responses.answers().get(answer).requestIndex();
        return index == RopAnswer.NONE ? Optional.empty() : Optional.of(requests.bytesFrom(index));
    }

    private boolean fitsAlone(int responseBytes) {
        return RopBuffer.payloadBytes(responseBytes, responses.buffer().handleCount()) <= ExtendedBuffer.MAX_PAYLOAD;
    }

    private RopResponseList endedBy(int kept, ByteBuffer left) {
        int sizeNeeded = Math.min(MAX_SIZE, responses.buffer().payloadBytes());
        List<RopAnswer> answers = new ArrayList<>(responses.answers().subList(0, kept));
        answers.add(new RopAnswer(RopAnswer.NONE, Optional.empty(), new RopBufferTooSmall.Response(sizeNeeded, left)));
        return responses.with(answers);
    }
}
