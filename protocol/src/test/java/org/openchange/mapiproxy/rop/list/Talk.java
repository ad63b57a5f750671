/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.folder.RopGetContentsTable;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.other.RopRelease;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.wire.WireWriter;

/** Short names for the requests and responses of one session, and what its handle table reads of them. */
final class Talk {
    static final long NOT_FOUND = 0x8004_010FL;
    static final long FOLDER = 0x10;
    static final long TABLE = 0x20;
    static final PropertyTag SUBJECT = new PropertyTag(0x0037_001F);
    static final PropertyTag SIZE = new PropertyTag(0x0E08_0003);

    final HandleTable table = new HandleTable();

    /** What the table reads when the server answers so; {@code handles} are those of the request and the answer alike. */
    List<RopAnswer> says(List<RopRequest> requests, List<RopResponse> responses, long... handles) {
        return says(RopRequestList.of(requests, handles), buffer(responses, handles));
    }

    List<RopAnswer> says(RopRequestList requests, RopBuffer answer) {
        return table.answered(Optional.of(requests), List.of(answer)).get(0).answers();
    }

    static RopBuffer buffer(List<RopResponse> responses, long... handles) {
        WireWriter out = new WireWriter();
        responses.forEach(response -> response.write(out));
        return RopBuffer.of(out.toByteBuffer(), handles);
    }

    static RopRequest open(int in, int out) {
        return new RopOpenFolder.Request(0, in, out, 0x0D00_0000_0000_0001L, 0);
    }

    static RopResponse opened(int out) {
        return new RopOpenFolder.Response(out, 0, 0, 0, Optional.empty());
    }

    static RopRequest contents(int in, int out) {
        return new RopGetContentsTable.Request(0, in, out, 0);
    }

    static RopResponse contentsOpened(int out) {
        return new RopGetContentsTable.Response(out, 0, 2);
    }

    static RopRequest columns(int in, PropertyTag... columns) {
        return new RopSetColumns.Request(0, in, 0, List.of(columns));
    }

    static RopResponse columnsSet(int in) {
        return new RopSetColumns.Response(in, 0, 0);
    }

    static RopRequest query(int in) {
        return new RopQueryRows.Request(0, in, 0, 1, 50);
    }

    static RopResponse rows(int in, PropertyRow... rows) {
        return new RopQueryRows.Response(in, 0, 2, rows.length, new RowData.Rows(Arrays.asList(rows)));
    }

    static RopRequest release(int in) {
        return new RopRelease.Request(0, in);
    }

    static RopResponse failed(RopType type, int index) {
        return new RopFailure(type, index, NOT_FOUND);
    }

    static PropertyRow row(String subject) {
        return PropertyRow.of(List.of(SUBJECT), List.of(new PropertyValue.Unicode(subject)));
    }

    static PropertyRow row(int size) {
        return PropertyRow.of(List.of(SIZE), List.of(new PropertyValue.Integer32(size)));
    }

    static List<RopResponse> responses(List<RopAnswer> answers) {
        return answers.stream().map(RopAnswer::response).toList();
    }
}
