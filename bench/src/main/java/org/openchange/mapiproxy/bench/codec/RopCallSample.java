/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.RowValue;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.rop.property.RopSetProperties;
import org.openchange.mapiproxy.rop.stream.RopWriteStream;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;

/** Calls of EcDoRpcExt2 with as many ROPs as a ROP buffer of 32 KB holds. */
final class RopCallSample {
    private static final ContextHandle CONTEXT = new ContextHandle(0, new UUID(1, 2));
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final long[] HANDLES = {0x11, 0x22};
    private static final int STREAM_BYTES = 2048;
    private static final List<PropertyTag> COLUMNS = List.of(
            PropertyTag.of(0x674A, 0x14),
            PropertyTag.of(0x0037, 0x1F),
            PropertyTag.of(0x0C1A, 0x1F),
            PropertyTag.of(0x0E06, 0x40),
            PropertyTag.of(0x0E08, 0x03),
            PropertyTag.of(0x0E1B, 0x0B),
            PropertyTag.of(0x65E2, 0x102));

    private RopCallSample() {}

    /** The requests that {@link #rows} answers. */
    static RopRequestList query() {
        return RopRequestList.of(
                List.of(new RopSetColumns.Request(0, 1, 0, COLUMNS), new RopQueryRows.Request(0, 1, 0, 1, 500)),
                HANDLES);
    }

    /** Rows of a contents table, in seven columns. */
    static EcDoRpcExt2Response rows(int bytes, int flags) {
        List<PropertyRow> rows = new ArrayList<>();
        RopBuffer buffer = answer(rows);
        while (buffer.payloadBytes() < bytes) {
            rows.add(PropertyRow.of(COLUMNS, values(rows.size())));
            buffer = answer(rows);
        }
        return EcDoRpcExt2Response.of(CONTEXT, 0, packed(buffer, flags), NONE, 1, 0);
    }

    private static RopBuffer answer(List<PropertyRow> rows) {
        List<RopResponse> responses = List.of(
                new RopSetColumns.Response(1, 0, 0),
                new RopQueryRows.Response(1, 0, 2, rows.size(), new RowData.Rows(rows)));
        List<RopAnswer> answers = responses.stream()
                .map(response -> new RopAnswer(RopAnswer.NONE, Optional.empty(), response))
                .toList();
        return RopResponseList.of(answers, HANDLES).buffer();
    }

    /** RopSetProperties of seven properties, again and again. */
    static EcDoRpcExt2Request properties(int bytes, int flags) {
        List<RopRequest> requests = new ArrayList<>();
        while (RopRequestList.of(requests, HANDLES).buffer().payloadBytes() < bytes) {
            List<RowValue> values = values(requests.size());
            List<TaggedPropertyValue> tagged = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                tagged.add(new TaggedPropertyValue(COLUMNS.get(i), (PropertyValue) values.get(i)));
            }
            requests.add(new RopSetProperties.Request(0, 1, new SizedBody.Parsed<>(tagged)));
        }
        return request(requests, flags);
    }

    /** RopWriteStream of 2 KB, again and again. */
    static EcDoRpcExt2Request streams(int bytes, int flags) {
        List<RopRequest> requests = new ArrayList<>();
        while (RopRequestList.of(requests, HANDLES).buffer().payloadBytes() < bytes) {
            requests.add(new RopWriteStream.Request(0, 1, ByteBuffer.wrap(Samples.bytes(STREAM_BYTES))));
        }
        return request(requests, flags);
    }

    private static EcDoRpcExt2Request request(List<RopRequest> requests, int flags) {
        ByteBuffer rgbIn = packed(RopRequestList.of(requests, HANDLES).buffer(), flags);
        return EcDoRpcExt2Request.of(CONTEXT, 0, rgbIn, 0x10008, NONE, 0x1008);
    }

    private static ByteBuffer packed(RopBuffer buffer, int flags) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), flags))).write();
    }

    private static List<RowValue> values(int number) {
        return List.of(
                new PropertyValue.Integer64(number),
                new PropertyValue.Unicode("Minutes of meeting number " + (100 + number)),
                new PropertyValue.Unicode("Somebody Else"),
                new PropertyValue.Time(133_000_000_000_000_000L + number),
                new PropertyValue.Integer32(2000 + number),
                new PropertyValue.Bool(number & 1),
                new PropertyValue.Binary(PropertyType.BINARY, ByteBuffer.wrap(Samples.bytes(22))));
    }
}
