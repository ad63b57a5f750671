/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.spi.rop.RopModule;

/** Modules that work on single ROPs, in the chain that calls take. */
class RopModuleChainTest {
    private static final long TABLE = 0x20;
    private static final InterfaceFilter ROP_CALLS = new InterfaceFilter(List.of("exchange_emsmdb"), Set.of(2, 11));
    private static final PropertyTag SUBJECT = PropertyTag.of(0x37, 0x1F);
    private static final RopRequest SET_COLUMNS = new RopSetColumns.Request(0, 0, 0, List.of(SUBJECT));
    private static final RopRequest QUERY = new RopQueryRows.Request(0, 0, 0, 1, 50);
    private static final RopRequest SMALL_QUERY = new RopQueryRows.Request(0, 0, 0, 1, 5);

    private final List<RopResponse> rows = new ArrayList<>();
    private final EmsmdbRig rig = new EmsmdbRig("watches", "limits");
    private ContextHandle context;

    @BeforeEach
    void deploy() {
        rig.deploy(
                "watches",
                new RopModule() {
                    @Override
                    protected void registerRops() {
                        onRopResponse(RopQueryRows.Response.class, (call, request, response) -> {
                            rows.add(response);
                            return response;
                        });
                    }
                },
                ROP_CALLS);
        rig.deploy(
                "limits",
                new RopModule() {
                    @Override
                    protected void registerRops() {
                        onRopRequest(
                                RopQueryRows.Request.class,
                                (call, request) -> request.rowCount() > 5 ? SMALL_QUERY : request);
                    }
                },
                ROP_CALLS);
        context = rig.connect(rig.client);
    }

    private FakeInboundCall send(RopRequest... requests) {
        return rig.send(rig.client, EmsmdbRig.EMSMDB, EcDoRpcExt2Request.OPNUM, request(requests));
    }

    private ByteBuffer request(RopRequest... requests) {
        ByteBuffer rgbIn = packed(RopRequestList.of(List.of(requests), TABLE).buffer());
        return stub(EcDoRpcExt2Request.of(context, 0, rgbIn, 0x10008, ByteBuffer.allocate(0), 0x1008));
    }

    private ByteBuffer response(RopResponse... responses) {
        List<RopAnswer> answers = Arrays.stream(responses)
                .map(response -> new RopAnswer(RopAnswer.NONE, Optional.empty(), response))
                .toList();
        ByteBuffer rgbOut = packed(RopResponseList.of(answers, TABLE).buffer());
        return stub(EcDoRpcExt2Response.of(context, 0, rgbOut, ByteBuffer.allocate(0), 1, 0));
    }

    private static ByteBuffer packed(RopBuffer buffer) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), RpcHeaderExt.XOR_MAGIC))).write();
    }

    private static ByteBuffer stub(Message message) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        message.write(writer);
        return writer.toBuffer();
    }

    private static RopResponse rows(String subject) {
        PropertyRow row = PropertyRow.of(List.of(SUBJECT), List.of(new PropertyValue.Unicode(subject)));
        return new RopQueryRows.Response(0, 0, 2, 1, new RowData.Rows(List.of(row)));
    }

    private List<RopRequest> relayed() {
        EcDoRpcExt2Request request = EcDoRpcExt2Request.read(new NdrReader(rig.upstream.last().stub));
        return RopRequestList.readAll(PackedRequest.of(request).rops(), RequestContext.UNKNOWN)
                .get(0)
                .requests();
    }

    @Test
    void leaveTheBytesAloneOfWhatTheyDoNotChange() {
        FakeInboundCall call = send(SET_COLUMNS, SMALL_QUERY);
        assertThat(rig.upstream.last().stub).isEqualTo(request(SET_COLUMNS, SMALL_QUERY));

        ByteBuffer answer = response(new RopSetColumns.Response(0, 0, 0), rows("a"));
        rig.upstream.last().answer(answer);
        assertThat(call.response).isEqualTo(answer);
        assertThat(rows).containsExactly(rows("a"));
    }

    @Test
    void sendUpstreamWhatTheyPutInThePlaceOfARop() {
        FakeInboundCall call = send(SET_COLUMNS, QUERY);
        assertThat(relayed()).containsExactly(SET_COLUMNS, SMALL_QUERY);

        ByteBuffer answer = response(new RopSetColumns.Response(0, 0, 0), rows("a"));
        rig.upstream.last().answer(answer);
        assertThat(call.response).isEqualTo(answer);
    }

    @Test
    void knowTheColumnsOfEarlierCallsOfTheSessionContext() {
        send(SET_COLUMNS);
        rig.upstream.last().answer(response(new RopSetColumns.Response(0, 0, 0)));
        send(QUERY);
        rig.upstream.last().answer(response(rows("later")));
        assertThat(rows).containsExactly(rows("later"));

        rig.disconnect(rig.client, context);
        context = rig.connect(rig.client);
        send(QUERY);
        rig.upstream.last().answer(response(rows("other")));
        assertThat(((RopQueryRows.Response) rows.get(1)).rowData()).isInstanceOf(RowData.Unknown.class);
    }
}
