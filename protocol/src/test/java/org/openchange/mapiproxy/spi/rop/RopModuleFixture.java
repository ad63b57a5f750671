/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.rop.property.RopGetPropertiesSpecific;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Calls with ROPs, and modules that look at them. */
abstract class RopModuleFixture {
    static final ByteBuffer NONE = ByteBuffer.allocate(0);
    static final int LOGON = 0x11;
    static final RopRequest OPEN = new RopOpenFolder.Request(0, 0, 1, 0x0D00_0000_0000_0001L, 0);
    static final RopRequest OTHER_OPEN = new RopOpenFolder.Request(0, 0, 1, 0x0A00_0000_0000_0001L, 0);
    static final RopRequest GET =
            new RopGetPropertiesSpecific.Request(0, 1, 0, 1, List.of(PropertyTag.of(0x3001, 0x1F)));
    static final RopResponse OPENED = new RopOpenFolder.Response(1, 0, 0, 0, Optional.empty());
    static final RopResponse GOT = new RopFailure(RopGetPropertiesSpecific.TYPE, 1, 0x8004_010FL);

    final SessionContext context = new FakeContext();
    final List<Object> seen = new ArrayList<>();

    /** A module whose registrations are the test's. */
    static final class TestModule extends RopModule {
        private final Consumer<TestModule> registration;
        MalformedMessageException undecodable;

        TestModule(Consumer<TestModule> registration) {
            this.registration = registration;
        }

        @Override
        protected void registerRops() {
            registration.accept(this);
        }

        @Override
        protected void onUndecodable(Call call, MalformedMessageException reason) {
            undecodable = reason;
        }
    }

    static TestModule module(Consumer<TestModule> registration) {
        return new TestModule(registration);
    }

    TestModule looksAtFolders() {
        return module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (call, request) -> {
                seen.add(request);
                return request;
            });
            module.onRopResponse(RopOpenFolder.Response.class, (call, request, response) -> {
                seen.add(request.orElseThrow());
                seen.add(response);
                return response;
            });
        });
    }

    static EcDoRpcExt2Request request(RopRequest... requests) {
        RopBuffer buffer =
                RopRequestList.of(List.of(requests), LOGON, RopBuffer.NO_HANDLE).buffer();
        return request(buffer);
    }

    static EcDoRpcExt2Request request(RopBuffer buffer) {
        return EcDoRpcExt2Request.of(
                FakeContext.HANDLE, OutputLimits.CHAIN, packed(buffer, RpcHeaderExt.XOR_MAGIC), 0x10008, NONE, 0x1008);
    }

    static EcDoRpcExt2Response response(RopResponse... responses) {
        ByteBuffer rgbOut = packed(buffer(responses), RpcHeaderExt.COMPRESSED);
        return EcDoRpcExt2Response.of(FakeContext.HANDLE, 0, rgbOut, NONE, 1, 0);
    }

    static RopBuffer buffer(RopResponse... responses) {
        List<RopAnswer> answers = Arrays.stream(responses)
                .map(response -> new RopAnswer(RopAnswer.NONE, Optional.empty(), response))
                .toList();
        return RopResponseList.of(answers, LOGON, 0x22).buffer();
    }

    static ByteBuffer xored(ByteBuffer bytes) {
        byte[] xored = new byte[bytes.remaining()];
        for (int i = 0; i < xored.length; i++) {
            xored[i] = (byte) (bytes.get(i) ^ 0xA5);
        }
        return ByteBuffer.wrap(xored);
    }

    static ByteBuffer packed(RopBuffer buffer, int flags) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), flags))).write();
    }

    static List<RopRequest> ropsIn(Request request) {
        return RopRequestList.readAll(PackedRequest.find(request).orElseThrow().rops(), RequestContext.UNKNOWN)
                .get(0)
                .requests();
    }

    static List<RopResponse> ropsIn(Request asked, Response response) {
        PackedRequest<?, ?> packed = PackedRequest.find(asked).orElseThrow();
        List<RopBuffer> buffers =
                PackedResponse.find(response, packed.limits()).orElseThrow().ropBuffers();
        Optional<RopRequestList> requests =
                Optional.of(RopRequestList.read(packed.ropBuffers().get(0), RequestContext.UNKNOWN));
        return new HandleTable().answered(requests, buffers).get(0).responses();
    }

    static final PropertyTag SUBJECT = PropertyTag.of(0x0037, 0x1F);
    static final RopRequest SET_COLUMNS = new RopSetColumns.Request(0, 1, 0, List.of(SUBJECT));
    static final RopResponse COLUMNS_SET = new RopSetColumns.Response(1, 0, 0);
    static final RopRequest QUERY = new RopQueryRows.Request(0, 1, 0, 1, 10);

    static RopResponse rows(String... subjects) {
        List<PropertyRow> rows = Arrays.stream(subjects)
                .map(subject -> PropertyRow.of(List.of(SUBJECT), List.of(new PropertyValue.Unicode(subject))))
                .toList();
        return new RopQueryRows.Response(1, 0, 2, rows.size(), new RowData.Rows(rows));
    }

    static EcDoRpcExt2Request requestOnTable(RopRequest... requests) {
        return request(RopRequestList.of(List.of(requests), LOGON, 0x22).buffer());
    }

    TestModule looksAtRows() {
        return module(module -> module.onRopResponse(RopQueryRows.Response.class, (call, request, response) -> {
            seen.add(response);
            return response;
        }));
    }
}
