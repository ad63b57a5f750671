/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openchange.mapiproxy.rop.list.Talk.FOLDER;
import static org.openchange.mapiproxy.rop.list.Talk.NOT_FOUND;
import static org.openchange.mapiproxy.rop.list.Talk.SIZE;
import static org.openchange.mapiproxy.rop.list.Talk.SUBJECT;
import static org.openchange.mapiproxy.rop.list.Talk.TABLE;
import static org.openchange.mapiproxy.rop.list.Talk.columns;
import static org.openchange.mapiproxy.rop.list.Talk.columnsSet;
import static org.openchange.mapiproxy.rop.list.Talk.failed;
import static org.openchange.mapiproxy.rop.list.Talk.open;
import static org.openchange.mapiproxy.rop.list.Talk.opened;
import static org.openchange.mapiproxy.rop.list.Talk.query;
import static org.openchange.mapiproxy.rop.list.Talk.release;
import static org.openchange.mapiproxy.rop.list.Talk.responses;
import static org.openchange.mapiproxy.rop.list.Talk.row;
import static org.openchange.mapiproxy.rop.list.Talk.rows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.folder.RopMoveFolder;
import org.openchange.mapiproxy.rop.notification.RopPending;
import org.openchange.mapiproxy.rop.other.RopBackoff;
import org.openchange.mapiproxy.rop.other.RopBufferTooSmall;
import org.openchange.mapiproxy.rop.property.RopProgress;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class ResponseListTest {
    private static final RopRequest MOVE = new RopMoveFolder.Request(0, 0, 1, 1, 1, 5, "x");
    private static final RopRequest PROGRESS = new RopProgress.Request(0, 0, 0);
    private static final RopResponse WORKING = new RopProgress.Response(0, 0, 0, 3, 9);
    private static final RopResponse MOVED = new RopMoveFolder.Response(0, 0, 0);
    private static final RopRequest READ = new RopReadStream.Request(0, 0, 100, Optional.empty());

    private final Talk talk = new Talk();

    private static ByteBuffer bytesOf(RopResponse response, int from) {
        ByteBuffer list = Talk.buffer(List.of(response)).ropsList();
        return list.position(from).slice();
    }

    @Test
    void pairsResponsesWithRequestsInOrderAndPassesReleasesBy() {
        List<RopAnswer> answers = talk.says(
                List.of(open(0, 1), release(1), open(0, 2), release(2)), List.of(opened(1), opened(2)), FOLDER, 1, 2);

        assertThat(answers)
                .containsExactly(
                        new RopAnswer(0, Optional.of(open(0, 1)), opened(1)),
                        new RopAnswer(2, Optional.of(open(0, 2)), opened(2)));
    }

    @Test
    void takesFewerResponsesThanRequests() {
        assertThat(responses(talk.says(List.of(open(0, 1), open(0, 2)), List.of(opened(1)), FOLDER, 1, 2)))
                .containsExactly(opened(1));
    }

    @Test
    void refusesResponsesThatAnswerNothing() {
        assertThatThrownBy(() -> talk.says(List.of(open(0, 1)), List.of(opened(1), opened(1)), FOLDER, 1))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("RopOpenFolder answers no request");
        assertThatThrownBy(() -> talk.says(List.of(query(0)), List.of(opened(1)), TABLE))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("RopOpenFolder in place of the response to RopQueryRows");
    }

    @Test
    void takesWhatTheServerSendsUnasked() {
        RopResponse backoff = new RopBackoff.Response(0, 1000, List.of(), ByteBuffer.allocate(0));
        RopResponse pending = new RopPending.Response(7);
        List<RopAnswer> answers = talk.says(List.of(open(0, 1)), List.of(backoff, opened(1), pending), FOLDER, 1);

        assertThat(responses(answers)).containsExactly(backoff, opened(1), pending);
        assertThat(answers).map(RopAnswer::requestIndex).containsExactly(RopAnswer.NONE, 0, RopAnswer.NONE);
    }

    @Test
    void takesTheEndOfAListThatDidNotFit() {
        RopResponse tooSmall = new RopBufferTooSmall.Response(500, ByteBuffer.wrap(new byte[] {1, 0, 1}));
        talk.says(List.of(columns(0, SIZE)), List.of(columnsSet(0)), TABLE);

        List<RopAnswer> answers = talk.says(List.of(open(1, 2), release(0)), List.of(opened(2), tooSmall), TABLE, 1, 2);

        assertThat(responses(answers)).containsExactly(opened(2), tooSmall);
        assertThat(talk.table.columns(TABLE)).as("the release was not done").isPresent();
    }

    @Test
    void takesProgressInPlaceOfAResponseAndTheResponseInPlaceOfProgress() {
        assertThat(talk.says(List.of(MOVE), List.of(WORKING), FOLDER, 1))
                .containsExactly(new RopAnswer(0, Optional.of(MOVE), WORKING));
        assertThat(talk.says(List.of(PROGRESS), List.of(MOVED), FOLDER, 1))
                .containsExactly(new RopAnswer(0, Optional.of(PROGRESS), MOVED));
        assertThat(talk.says(List.of(PROGRESS), List.of(WORKING), FOLDER, 1))
                .containsExactly(new RopAnswer(0, Optional.of(PROGRESS), WORKING));
    }

    @Test
    void readsResponsesWhoseRequestsWereNotSeen() {
        RopBuffer answer = Talk.buffer(List.of(opened(1), columnsSet(1), new RopPending.Response(7)), FOLDER, 1);

        assertThat(talk.table.answered(Optional.empty(), List.of(answer)).get(0).responses())
                .containsExactly(opened(1), columnsSet(1), new RopPending.Response(7));
    }

    @Test
    void takesFailuresWithAndWithoutBodiesInOneList() {
        RopResponse withBody = new RopMoveFolder.Response(0, NOT_FOUND, 1);
        RopResponse without = new RopFailure(RopReadStream.TYPE, 0, NOT_FOUND);
        List<RopResponse> answer = List.of(without, withBody, without, opened(1));

        assertThat(responses(talk.says(List.of(READ, MOVE, READ, open(0, 1)), answer, FOLDER, 1)))
                .isEqualTo(answer);
    }

    @Test
    void findsTheEndOfRowsWhoseColumnsWereNotSeen() {
        List<RopResponse> answer = List.of(opened(1), rows(2, row("a"), row("b")), opened(3), rows(2, row("c")));

        List<RopAnswer> read =
                talk.says(List.of(open(0, 1), query(2), open(0, 3), query(2)), answer, FOLDER, 1, TABLE, 3);

        assertThat(responses(read))
                .containsExactly(
                        opened(1),
                        unknown(2, 2, bytesOf(rows(2, row("a"), row("b")), 9)),
                        opened(3),
                        unknown(2, 1, bytesOf(rows(2, row("c")), 9)));
    }

    private static RopResponse unknown(int index, int count, ByteBuffer rows) {
        return new RopQueryRows.Response(index, 0, 2, count, new RowData.Unknown(rows));
    }

    @Test
    void isNotMisledByRowsThatLookLikeTheNextResponse() {
        // In these rows stands 02 03 00000000 00 00: a whole response, but what follows it is none.
        List<RopResponse> answer = List.of(rows(2, row(0x0302), row(0), row(1)), opened(3), columnsSet(2));
        ByteBuffer expected = bytesOf(answer.get(0), 9);

        List<RopAnswer> read =
                talk.says(List.of(query(2), open(0, 3), columns(2, SUBJECT)), answer, FOLDER, 1, TABLE, 3);

        assertThat(responses(read)).containsExactly(unknown(2, 3, expected), opened(3), columnsSet(2));
    }

    @Test
    void leavesTheRestToRowsThatNothingEnds() {
        RopBuffer answer = Talk.buffer(List.of(rows(0, row("a"), row("b"))), TABLE);
        RopRequestList requests = RopRequestList.of(List.of(query(0), open(1, 2)), TABLE);

        assertThat(responses(talk.says(requests, answer)))
                .containsExactly(unknown(0, 2, bytesOf(rows(0, row("a"), row("b")), 9)));
    }

    @Test
    void doesBoundedWorkWhereEverythingLooksLikeAResponse() {
        // Each six bytes may begin the failure of any of the requests, and the end fits none of them.
        List<RopRequest> requests = new ArrayList<>();
        List<RopResponse> answer = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            requests.add(query(0));
            answer.add(i % 2 == 0 ? rows(0, row("x")) : failed(RopQueryRows.TYPE, 0));
        }
        for (int i = 0; i < 1000; i++) {
            requests.add(READ);
            answer.add(new RopFailure(RopReadStream.TYPE, 0, NOT_FOUND));
        }
        ByteBuffer list = Talk.buffer(answer.subList(0, 1500)).ropsList();
        ByteBuffer broken = ByteBuffer.allocate(list.remaining() + 1)
                .put(list)
                .put((byte) 0x28)
                .flip();
        RopRequestList asked = RopRequestList.of(requests.subList(0, 1500), TABLE);
        RopRequestList reads = RopRequestList.of(requests.subList(4000, 5000), TABLE);
        ByteBuffer failures = Talk.buffer(answer.subList(4000, 5000)).ropsList();
        ByteBuffer brokenFailures = ByteBuffer.allocate(failures.remaining() + 1)
                .put(failures)
                .put((byte) 0x28)
                .flip();

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(talk.says(asked, RopBuffer.of(broken, TABLE))).isNotEmpty();
            assertThatThrownBy(() -> talk.says(reads, RopBuffer.of(brokenFailures, TABLE)))
                    .isInstanceOf(MalformedMessageException.class);
        });
    }
}
