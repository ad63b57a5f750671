/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** Reads the Executes of a capture as a proxy would that saw all of them, and writes each list of ROPs again. */
final class CorpusReading {
    private final Map<String, HandleTable> sessions = new HashMap<>();
    private final CorpusCount count = new CorpusCount();
    private final boolean isKept;

    /** @param isKept whether what a session has done is remembered, or each call is read as by a proxy that has just come */
    CorpusReading(boolean isKept) {
        this.isKept = isKept;
    }

    CorpusCount read(List<CapturedExecute> executes) {
        executes.forEach(this::read);
        return count;
    }

    private void read(CapturedExecute execute) {
        HandleTable table =
                isKept ? sessions.computeIfAbsent(execute.session(), session -> new HandleTable()) : new HandleTable();
        PackedRequest<ExecuteRequest, ExecuteResponse> packed;
        try {
            packed = PackedRequest.of(execute.request());
        } catch (MalformedMessageException e) {
            wrong("request", execute, e);
            return;
        }
        Optional<RopRequestList> first = Optional.empty();
        try {
            List<RopRequestList> lists = RopRequestList.readAll(packed.rops(), table);
            lists.forEach(this::count);
            first = lists.stream().findFirst();
        } catch (MalformedMessageException e) {
            wrong("request", execute, e);
        }
        try {
            PackedResponse<ExecuteResponse> answer = PackedResponse.of(execute.response(), packed.limits());
            table.answered(first, answer.ropBuffers()).forEach(this::count);
        } catch (MalformedMessageException e) {
            wrong("response", execute, e);
        }
    }

    private void count(RopRequestList list) {
        list.requests().forEach(count::request);
        long[] handles = handles(list.buffer());
        count.buffer(RopRequestList.of(list.requests(), handles).buffer().equals(list.buffer()));
    }

    private void count(RopResponseList list) {
        list.answers().forEach(count::answer);
        long[] handles = handles(list.buffer());
        count.buffer(RopResponseList.of(list.answers(), handles).buffer().equals(list.buffer()));
    }

    private static long[] handles(RopBuffer buffer) {
        long[] handles = new long[buffer.handleCount()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = buffer.handle(i);
        }
        return handles;
    }

    private void wrong(String direction, CapturedExecute execute, MalformedMessageException e) {
        ExecuteResponse response = execute.response();
        String answered = response.ropBuffer().hasRemaining()
                ? "answered with ROPs"
                : String.format("refused with 0x%X, 0x%X", response.statusCode(), response.errorCode());
        String what = e instanceof UnknownValueException ? e.what().replaceAll("0x.*", "0x..") : e.what();
        count.wrong(direction + ", " + answered + ": " + what);
    }
}
