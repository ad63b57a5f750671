/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * Reads the RopsList of a ROP output buffer. Two things are not told by the bytes: where rows end whose columns were not seen, and whether a failed
 * response has the fields that the specification gives it. For both the first reading is taken with which the whole list is read to its end:
 *
 * <ul>
 *   <li>rows of unknown columns end where the RopId and handle index of the next expected response stand and all that follows can be read; those
 *       of the last response are the rest;
 *   <li>a failure is read as specified, and if that leads nowhere, as if it ended behind its ReturnValue.
 * </ul>
 *
 * A place of the list is tried once for each response that may begin there, and all tries together read {@value #BUDGET} bytes at most; one try
 * that is under way is finished. If rows of unknown columns have no such end, they are the rest of the list, and the requests behind theirs
 * have no response.
 */
final class ResponseListReader {
    /** Bytes that all tries of one list may read, each response counted as {@value #RESPONSE_COST} bytes more than it has. */
    static final int BUDGET = 1 << 20;

    private static final int RESPONSE_COST = 32;
    private static final int PROGRESS = 0x50;
    private static final int BACKOFF = 0xF9;
    private static final int BUFFER_TOO_SMALL = 0xFF;
    private static final int KEY_BITS = 16;
    /** RopId, handle index and ReturnValue: less than that is no response to a request. */
    private static final int LEAST_REPLY = 6;

    private final ByteBuffer ropsList;
    private final Optional<List<RopRequest>> known;
    private final List<RopRequest> requests;
    private final int firstRequest;
    private final ListState initial;
    private final Deque<Choice> choices = new ArrayDeque<>(0);
    private final Set<Integer> tried = new HashSet<>(0);

    private ListState state;
    private List<RopAnswer> answers;
    private WireReader in;
    private int next;
    private int budget;
    private boolean unknownTakesRest;
    private boolean sawUnknown;

    /** Another reading of the response at a position: without its body, or with an end that is further off. */
    private record Choice(int position, int next, int answers, ListState state, boolean bodies, int fromEnd) {}

    /**
     * What a response would answer.
     *
     * @param layout the request that its layout follows; not there when it is the response of an operation begun earlier
     */
    private record Expected(RopType type, int requestIndex, Optional<RopRequest> layout) {}

    /** @param firstRequest the request that the first response answers, or one before it that has none */
    ResponseListReader(ByteBuffer ropsList, Optional<List<RopRequest>> requests, int firstRequest, ListState state) {
        this.ropsList = ropsList;
        this.known = requests;
        this.requests = requests.orElse(List.of());
        this.firstRequest = firstRequest;
        this.initial = state;
    }

    /** @throws MalformedMessageException why the list as specified cannot be read, when no other reading is right either */
    List<RopAnswer> read() {
        try {
            return search();
        } catch (MalformedMessageException e) {
            if (!sawUnknown) {
                throw e;
            }
            unknownTakesRest = true;
            return search();
        }
    }

    /** What is known after the list. */
    ListState state() {
        return state;
    }

    private List<RopAnswer> search() {
        begin();
        MalformedMessageException first = null;
        Choice choice = null;
        while (true) {
            try {
                readOn(choice);
                return answers;
            } catch (MalformedMessageException e) {
                first = first == null ? e : first;
                choice = choices.poll();
                if (choice == null || budget < 0) {
                    throw first;
                }
            }
        }
    }

    private void begin() {
        state = initial.copy();
        answers = new ArrayList<>();
        in = new WireReader(ropsList);
        next = firstRequest;
        budget = BUDGET;
        choices.clear();
        tried.clear();
    }

    private void readOn(Choice choice) {
        if (choice != null) {
            in.position(choice.position());
            next = choice.next();
            answers.subList(choice.answers(), answers.size()).clear();
            state = choice.state();
            readOne(choice.bodies(), choice.fromEnd());
        }
        while (in.hasRemaining()) {
            // A place that was come to before, with the same requests left, has led nowhere.
            if (!choices.isEmpty() && !tried.add(in.position() << KEY_BITS | next)) {
                throw new MalformedMessageException("responses that cannot be told apart", in.position());
            }
            readOne(true, 0);
        }
        releaseTrailing();
    }

    private void readOne(boolean bodies, int fromEnd) {
        int position = in.position();
        Expected expected = expected(in.readUnsignedByte(), position);
        releaseBefore(expected.requestIndex());
        AnswerContext context = new AnswerContext(state, expected.layout(), bodies);
        RopResponse response = read(expected, position, context);
        if (context.missesColumns() && !in.hasRemaining() && hasEnd(expected)) {
            response = readShortened(expected, position, bodies, fromEnd);
        }
        answer(expected, response);
    }

    private RopResponse read(Expected expected, int position, AnswerContext context) {
        try {
            return expected.type().readResponse(in, context);
        } finally {
            budget -= in.position() - position + RESPONSE_COST;
            if (context.askedForBodies() && context.failuresHaveBodies()) {
                choices.push(new Choice(position, next, answers.size(), state.copy(), false, 0));
            }
        }
    }

    private Expected expected(int ropId, int position) {
        int index = nextAnswered(next);
        if (index < requests.size() && requests.get(index).type().responseId() == ropId) {
            RopRequest request = requests.get(index);
            return new Expected(request.type(), index, Optional.of(request));
        }
        RopType type = KnownRops.withResponseId(ropId, position);
        if (type.requestClass().isEmpty() || known.isEmpty()) {
            return new Expected(type, RopAnswer.NONE, Optional.empty());
        }
        if (index == requests.size()) {
            throw new MalformedMessageException(type + " answers no request", position);
        }
        // An operation that takes its time is answered by RopProgress, and a RopProgress by the operation that is done.
        RopType asked = requests.get(index).type();
        if (ropId != PROGRESS && asked.id() != PROGRESS) {
            throw new MalformedMessageException(type + " in place of the response to " + asked, position);
        }
        return new Expected(type, index, Optional.empty());
    }

    private int nextAnswered(int from) {
        int index = from;
        while (index < requests.size() && !requests.get(index).type().isAnswered()) {
            index++;
        }
        return index;
    }

    /** Whether something follows that tells where rows end. */
    private boolean hasEnd(Expected expected) {
        return !unknownTakesRest
                && expected.requestIndex() != RopAnswer.NONE
                && nextAnswered(expected.requestIndex() + 1) < requests.size();
    }

    private RopResponse readShortened(Expected expected, int position, boolean bodies, int fromEnd) {
        sawUnknown = true;
        RopRequest following = requests.get(nextAnswered(expected.requestIndex() + 1));
        int end = findReply(following, Math.max(fromEnd, position + LEAST_REPLY + 1));
        choices.push(new Choice(position, next, answers.size(), state.copy(), bodies, end + 1));
        ByteBuffer section = ropsList.duplicate();
        section.limit(ropsList.position() + end).position(ropsList.position() + position + 1);
        WireReader shortened = new WireReader(section);
        AnswerContext context = new AnswerContext(state, expected.layout(), bodies);
        RopResponse response = expected.type().readResponse(shortened, context);
        if (shortened.hasRemaining()) {
            throw new MalformedMessageException("rows end before the next response", position);
        }
        in.position(end);
        return response;
    }

    private int findReply(RopRequest request, int from) {
        byte ropId = (byte) request.type().responseId();
        byte handleIndex = (byte) request.responseHandleIndex();
        int start = ropsList.position();
        int last = ropsList.remaining() - LEAST_REPLY;
        for (int i = from; i <= last; i++) {
            if (ropsList.get(start + i) == ropId && ropsList.get(start + i + 1) == handleIndex) {
                budget -= (i - from) / RESPONSE_COST;
                return i;
            }
        }
        throw new MalformedMessageException("rows without columns, and no response to " + request.type(), from);
    }

    private void answer(Expected expected, RopResponse response) {
        int index = expected.requestIndex();
        Optional<RopRequest> request = index == RopAnswer.NONE ? Optional.empty() : Optional.of(requests.get(index));
        answers.add(new RopAnswer(index, request, response));
        if (index != RopAnswer.NONE) {
            next = index + 1;
        }
        RopEffects.answered(request, response, state);
    }

    /** What the client released before this request is gone when it is worked on. */
    private void releaseBefore(int requestIndex) {
        while (next < requestIndex) {
            RopRequest release = requests.get(next++);
            state.release(release.handleIndex(), release.logonId());
        }
    }

    /** The last releases have no response behind them; they were done unless the server says that it stopped before. */
    private void releaseTrailing() {
        boolean stopped = answers.stream().anyMatch(answer -> {
            int id = answer.response().type().id();
            return id == BUFFER_TOO_SMALL || id == BACKOFF;
        });
        if (!stopped && nextAnswered(next) == requests.size()) {
            releaseBefore(requests.size());
        }
    }
}
