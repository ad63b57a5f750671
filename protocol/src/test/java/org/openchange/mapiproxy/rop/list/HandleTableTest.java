/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openchange.mapiproxy.rop.list.Talk.FOLDER;
import static org.openchange.mapiproxy.rop.list.Talk.SIZE;
import static org.openchange.mapiproxy.rop.list.Talk.SUBJECT;
import static org.openchange.mapiproxy.rop.list.Talk.TABLE;
import static org.openchange.mapiproxy.rop.list.Talk.columns;
import static org.openchange.mapiproxy.rop.list.Talk.columnsSet;
import static org.openchange.mapiproxy.rop.list.Talk.contents;
import static org.openchange.mapiproxy.rop.list.Talk.contentsOpened;
import static org.openchange.mapiproxy.rop.list.Talk.failed;
import static org.openchange.mapiproxy.rop.list.Talk.open;
import static org.openchange.mapiproxy.rop.list.Talk.opened;
import static org.openchange.mapiproxy.rop.list.Talk.query;
import static org.openchange.mapiproxy.rop.list.Talk.release;
import static org.openchange.mapiproxy.rop.list.Talk.responses;
import static org.openchange.mapiproxy.rop.list.Talk.row;
import static org.openchange.mapiproxy.rop.list.Talk.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.rop.logon.LogonTime;
import org.openchange.mapiproxy.rop.logon.RopLogon;
import org.openchange.mapiproxy.rop.message.RopGetAttachmentTable;
import org.openchange.mapiproxy.rop.message.RopModifyRecipients;
import org.openchange.mapiproxy.rop.other.RopRelease;
import org.openchange.mapiproxy.rop.table.RopResetTable;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class HandleTableTest {
    private static final long NONE = RopBuffer.NO_HANDLE;

    private final Talk talk = new Talk();

    private void openTable() {
        RopRequestList requests = RopRequestList.of(List.of(contents(0, 1), columns(1, SUBJECT)), FOLDER, NONE);
        talk.says(requests, Talk.buffer(List.of(contentsOpened(1), columnsSet(1)), FOLDER, TABLE));
    }

    @Test
    void knowsColumnsThatWereSetInTheSameBufferOnATableOpenedInIt() {
        List<RopRequest> requests =
                List.of(open(0, 1), contents(1, 2), columns(2, SUBJECT), query(2), release(2), release(1));
        List<RopResponse> answer = List.of(opened(1), contentsOpened(2), columnsSet(2), rows(2, row("a"), row("b")));

        // The server shows no handles of what was released in the same buffer.
        List<RopAnswer> read =
                talk.says(RopRequestList.of(requests, FOLDER, NONE, NONE), Talk.buffer(answer, FOLDER, NONE, NONE));

        assertThat(responses(read)).isEqualTo(answer);
        assertThat(talk.table.size()).isZero();
    }

    @Test
    void knowsColumnsThatWereSetInAnEarlierCall() {
        openTable();

        assertThat(responses(talk.says(List.of(query(0)), List.of(rows(0, row("a"))), TABLE)))
                .containsExactly(rows(0, row("a")));
        assertThat(talk.table.columns(TABLE)).contains(List.of(SUBJECT));
    }

    @Test
    void keepsTheOldColumnsWhenOthersAreRefused() {
        openTable();
        talk.says(List.of(columns(0, SIZE)), List.of(failed(RopSetColumns.TYPE, 0)), TABLE);

        assertThat(talk.table.columns(TABLE)).contains(List.of(SUBJECT));
    }

    @Test
    void readsRowsByTheColumnsThatWereSetWhenTheyWereAskedFor() {
        openTable();
        List<RopResponse> answer = List.of(rows(0, row("a")), columnsSet(0), rows(0, row(7)));

        assertThat(responses(talk.says(List.of(query(0), columns(0, SIZE), query(0)), answer, TABLE)))
                .isEqualTo(answer);
        assertThat(talk.table.columns(TABLE)).contains(List.of(SIZE));
    }

    @Test
    void forgetsColumnsWithTheTable() {
        openTable();
        talk.says(List.of(new RopResetTable.Request(0, 0)), List.of(new RopResetTable.Response(0, 0)), TABLE);
        assertThat(talk.table.columns(TABLE)).isEmpty();

        openTable();
        talk.says(List.of(release(0)), List.of(), TABLE);
        assertThat(talk.table.columns(TABLE)).isEmpty();
        assertThat(talk.table.size()).isZero();
    }

    @Test
    void forgetsColumnsWhenTheHandleIsGivenToAnotherObject() {
        openTable();
        openTable();
        RopRequestList requests = RopRequestList.of(List.of(contents(0, 1)), FOLDER, NONE);
        talk.says(requests, Talk.buffer(List.of(contentsOpened(1)), FOLDER, TABLE));

        assertThat(talk.table.columns(TABLE)).isEmpty();
        assertThat(talk.table.size()).isEqualTo(1);
    }

    @Test
    void forgetsWhatAnObjectOwnsWithTheObject() {
        long message = 0x30;
        RopRequest attachments = new RopGetAttachmentTable.Request(0, 0, 1, 0);
        RopResponse opened = new RopGetAttachmentTable.Response(1, 0);
        RopRequestList requests = RopRequestList.of(List.of(attachments, columns(1, SIZE)), message, NONE);
        talk.says(requests, Talk.buffer(List.of(opened, columnsSet(1)), message, TABLE));
        assertThat(talk.table.columns(TABLE)).contains(List.of(SIZE));

        talk.says(List.of(release(0)), List.of(), message);

        assertThat(talk.table.size()).isZero();
    }

    @Test
    void keepsATableWhenItsFolderIsReleased() {
        openTable();
        talk.says(List.of(release(0)), List.of(), FOLDER);

        assertThat(talk.table.columns(TABLE)).contains(List.of(SUBJECT));
    }

    @Test
    void changesNothingByAnAnswerThatCannotBeRead() {
        openTable();
        long other = 0x21;
        RopRequestList requests = RopRequestList.of(List.of(columns(0, SIZE), columns(1, SIZE)), TABLE, other);
        RopBuffer answer = Talk.buffer(List.of(columnsSet(0), columnsSet(1), columnsSet(0)), TABLE, other);

        assertThatThrownBy(() -> talk.says(requests, answer)).isInstanceOf(MalformedMessageException.class);

        // What the server has now is not known: no columns are better than wrong ones.
        assertThat(talk.table.columns(TABLE)).isEmpty();
        assertThat(talk.table.columns(other)).isEmpty();
    }

    @Test
    void remembersNothingWhenItOnlyReads() {
        RopRequestList requests = RopRequestList.of(List.of(columns(0, SUBJECT), query(0)), TABLE);
        RopBuffer answer = Talk.buffer(List.of(columnsSet(0), rows(0, row("a"))), TABLE);

        assertThat(talk.table
                        .read(Optional.of(requests), List.of(answer))
                        .get(0)
                        .responses())
                .containsExactly(columnsSet(0), rows(0, row("a")));
        assertThat(talk.table.size()).isZero();
    }

    @Test
    void remembersTheRecipientColumnsOfAMessage() {
        RopRequest modify = new RopModifyRecipients.Request(0, 0, List.of(SIZE), List.of());
        talk.says(List.of(modify), List.of(new RopModifyRecipients.Response(0, 0)), TABLE);

        assertThat(talk.table.recipientColumns(TABLE)).contains(List.of(SIZE));
    }

    @Test
    void remembersTheKindOfALogonUntilItIsReleasedOrReplaced() {
        long mailbox = 0x11;
        long publicFolders = 0x12;
        logOn(RopLogon.PRIVATE, mailbox);
        assertThat(talk.table.logonKind(3)).contains(LogonKind.PRIVATE);

        talk.says(List.of(open(0, 1)), List.of(opened(1)), mailbox, FOLDER);
        assertThat(talk.table.size()).isEqualTo(2);

        logOn(0, publicFolders);
        assertThat(talk.table.logonKind(3)).contains(LogonKind.PUBLIC);

        talk.says(List.of(new RopRelease.Request(3, 0)), List.of(), publicFolders);
        assertThat(talk.table.logonKind(3)).isEmpty();
    }

    private void logOn(int flags, long handle) {
        RopRequest request = new RopLogon.Request(3, 0, flags, 0, 0, new SizedBody.Parsed<>(Optional.<String>empty()));
        List<Long> ids = Collections.nCopies(13, 1L);
        UUID guid = new UUID(1, 2);
        RopResponse response = flags == 0
                ? new RopLogon.PublicFolders(0, 0, flags, ids, 1, guid, guid)
                : new RopLogon.PrivateMailbox(
                        0, 0, flags, ids, 0, guid, 1, guid, new LogonTime(0, 0, 0, 0, 1, 1, 2026), 0, 0);
        RopRequestList requests = RopRequestList.of(List.of(request), NONE);
        talk.says(requests, Talk.buffer(List.of(response), handle));
    }

    @Test
    void isBoundedInObjects() {
        for (int i = 0; i < HandleTable.MAX_OBJECTS + 10; i++) {
            talk.says(List.of(columns(0, SIZE)), List.of(columnsSet(0)), 1000 + i);
        }
        assertThat(talk.table.size()).isEqualTo(HandleTable.MAX_OBJECTS);
        assertThat(talk.table.columns(1000)).isEmpty();
        assertThat(talk.table.columns(1010)).isPresent();
    }

    @Test
    void isBoundedInColumns() {
        PropertyTag[] many = Collections.nCopies(8000, SIZE).toArray(PropertyTag[]::new);
        for (int i = 0; i < 50; i++) {
            talk.says(List.of(columns(0, many)), List.of(columnsSet(0)), 1000 + i);
        }
        assertThat(talk.table.size()).isEqualTo(HandleTable.MAX_TAGS / many.length);
        assertThat(talk.table.columns(1049)).isPresent();
    }

    @Test
    void readsTheBuffersOfAChainAsAnswersToTheLastRequest() {
        List<RopRequest> requests = List.of(columns(0, SUBJECT), query(0));
        List<RopBuffer> chain = List.of(
                Talk.buffer(List.of(columnsSet(0), rows(0, row("a"))), TABLE),
                Talk.buffer(List.of(rows(0, row("b"), row("c"))), TABLE),
                Talk.buffer(List.of(rows(0, row("d"))), TABLE));

        List<RopResponseList> lists = talk.table.answered(Optional.of(RopRequestList.of(requests, TABLE)), chain);

        List<RopAnswer> all = new ArrayList<>();
        lists.forEach(list -> all.addAll(list.answers()));
        assertThat(all).map(RopAnswer::requestIndex).containsExactly(0, 1, 1, 1);
        assertThat(responses(all))
                .containsExactly(columnsSet(0), rows(0, row("a")), rows(0, row("b"), row("c")), rows(0, row("d")));
    }
}
