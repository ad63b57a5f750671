/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.PackingError;
import org.openchange.mapiproxy.emsmdb.PackingResult;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDummyRpcRequest;
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
import org.openchange.mapiproxy.rop.notification.RopPending;
import org.openchange.mapiproxy.rop.other.RopBufferTooSmall;
import org.openchange.mapiproxy.rop.property.RopGetPropertiesSpecific;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class RopModuleTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int LOGON = 0x11;
    private static final RopRequest OPEN = new RopOpenFolder.Request(0, 0, 1, 0x0D00_0000_0000_0001L, 0);
    private static final RopRequest OTHER_OPEN = new RopOpenFolder.Request(0, 0, 1, 0x0A00_0000_0000_0001L, 0);
    private static final RopRequest GET =
            new RopGetPropertiesSpecific.Request(0, 1, 0, 1, List.of(PropertyTag.of(0x3001, 0x1F)));
    private static final RopResponse OPENED = new RopOpenFolder.Response(1, 0, 0, 0, Optional.empty());
    private static final RopResponse GOT = new RopFailure(RopGetPropertiesSpecific.TYPE, 1, 0x8004_010FL);

    private final SessionContext context = new FakeContext();
    private final List<Object> seen = new ArrayList<>();

    /** A module whose registrations are the test's. */
    private static class TestModule extends RopModule {
        private final Consumer<TestModule> registration;
        private MalformedMessageException undecodable;

        TestModule(Consumer<TestModule> registration) {
            this.registration = registration;
        }

        @Override
        protected void registerRops() {
            registration.accept(this);
        }

        @Override
        protected void onUndecodable(org.openchange.mapiproxy.spi.Call call, MalformedMessageException reason) {
            undecodable = reason;
        }
    }

    private static TestModule module(Consumer<TestModule> registration) {
        return new TestModule(registration);
    }

    private TestModule looksAtFolders() {
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

    private static EcDoRpcExt2Request request(RopRequest... requests) {
        RopBuffer buffer =
                RopRequestList.of(List.of(requests), LOGON, RopBuffer.NO_HANDLE).buffer();
        return request(buffer);
    }

    private static EcDoRpcExt2Request request(RopBuffer buffer) {
        return EcDoRpcExt2Request.of(
                FakeContext.HANDLE, OutputLimits.CHAIN, packed(buffer, RpcHeaderExt.XOR_MAGIC), 0x10008, NONE, 0x1008);
    }

    private static EcDoRpcExt2Response response(RopResponse... responses) {
        ByteBuffer rgbOut = packed(buffer(responses), RpcHeaderExt.COMPRESSED);
        return EcDoRpcExt2Response.of(FakeContext.HANDLE, 0, rgbOut, NONE, 1, 0);
    }

    private static RopBuffer buffer(RopResponse... responses) {
        List<RopAnswer> answers = Arrays.stream(responses)
                .map(response -> new RopAnswer(RopAnswer.NONE, Optional.empty(), response))
                .toList();
        return RopResponseList.of(answers, LOGON, 0x22).buffer();
    }

    private static ByteBuffer xored(ByteBuffer bytes) {
        byte[] xored = new byte[bytes.remaining()];
        for (int i = 0; i < xored.length; i++) {
            xored[i] = (byte) (bytes.get(i) ^ 0xA5);
        }
        return ByteBuffer.wrap(xored);
    }

    private static ByteBuffer packed(RopBuffer buffer, int flags) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), flags))).write();
    }

    private static List<RopRequest> ropsIn(Request request) {
        return RopRequestList.readAll(PackedRequest.find(request).orElseThrow().rops(), RequestContext.UNKNOWN)
                .get(0)
                .requests();
    }

    private static List<RopResponse> ropsIn(Request asked, Response response) {
        PackedRequest<?, ?> packed = PackedRequest.find(asked).orElseThrow();
        List<RopBuffer> buffers =
                PackedResponse.find(response, packed.limits()).orElseThrow().ropBuffers();
        Optional<RopRequestList> requests =
                Optional.of(RopRequestList.read(packed.ropBuffers().get(0), RequestContext.UNKNOWN));
        return new HandleTable().answered(requests, buffers).get(0).responses();
    }

    @Test
    void seesTheRopsThatItRegisteredAndLeavesTheCallAlone() throws ModuleException {
        FakeCall call = new FakeCall(context, looksAtFolders());
        Request sent = request(OPEN, GET);
        Response received = response(OPENED, GOT);

        assertThat(call.request(sent)).isSameAs(sent);
        assertThat(call.respond(received)).isSameAs(received);

        assertThat(seen).containsExactly(OPEN, OPEN, OPENED);
    }

    @Test
    void tellsTheHandlesThatRopsNameByIndex() throws ModuleException {
        List<Object> handles = new ArrayList<>();
        FakeCall call = new FakeCall(context, module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> {
                handles.add(at.handle(request.inputHandleIndex()));
                handles.add(at.handle(request.outputHandleIndex()));
                handles.add(at.handle(7));
                return request;
            });
            module.onRopResponse(RopOpenFolder.TYPE, (at, request, response) -> {
                handles.add(at.handle(request.orElseThrow().outputHandleIndex()));
                return response;
            });
        }));
        call.request(request(OPEN));
        call.respond(response(OPENED));

        assertThat(handles)
                .map(Object::toString)
                .containsExactly("OptionalLong[17]", "OptionalLong.empty", "OptionalLong.empty", "OptionalLong[34]");
    }

    @Test
    void putsAChangedRequestInItsPlacePackedAsBefore() throws ModuleException {
        FakeCall call = new FakeCall(
                context,
                module(module -> module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> OTHER_OPEN)));

        Request passed = call.request(request(OPEN, GET));

        assertThat(ropsIn(passed)).containsExactly(OTHER_OPEN, GET);
        assertThat(ExtendedBuffers.read(((EcDoRpcExt2Request) passed).rgbIn())
                        .blocks()
                        .get(0)
                        .header()
                        .flags())
                .isEqualTo(RpcHeaderExt.XOR_MAGIC | RpcHeaderExt.LAST);
    }

    @Test
    void leadsWhatOneModuleChangedToTheNext() throws ModuleException {
        TestModule changes = module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> OTHER_OPEN);
            module.onRopResponse(RopOpenFolder.TYPE, (at, request, response) -> {
                seen.add(response);
                return response;
            });
        });
        RopResponse hidden = new RopFailure(RopOpenFolder.TYPE, 1, 0x8004_010FL);
        TestModule hides = module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> {
                seen.add(request);
                return request;
            });
            module.onRopResponse(RopOpenFolder.Response.class, (at, request, response) -> hidden);
        });
        FakeCall call = new FakeCall(context, changes, hides);
        Request sent = call.request(request(OPEN, GET));
        Response answered = call.respond(response(OPENED, GOT));

        assertThat(seen).containsExactly(OTHER_OPEN, hidden);
        assertThat(ropsIn(sent, answered)).containsExactly(hidden, GOT);
    }

    @Test
    void decodesNothingWhenNoneOfItsRopsCanBeThere() throws ModuleException {
        TestModule module =
                module(registered -> registered.onRopRequest(RopReadStream.Request.class, (at, request) -> request));
        RopBuffer undecodable = RopBuffer.of(ByteBuffer.wrap(new byte[] {0x28, 0, 0}), LOGON);
        FakeCall call = new FakeCall(context, module);
        Request sent = request(undecodable);

        assertThat(call.request(sent)).isSameAs(sent);
        assertThat(module.undecodable).isNull();
    }

    @Test
    void letsBuffersPassThatCannotBeDecodedAndSaysSo() throws ModuleException {
        TestModule module = looksAtFolders();
        RopBuffer undecodable = RopBuffer.of(ByteBuffer.wrap(new byte[] {0x28, 0, 0x02}), LOGON);
        FakeCall call = new FakeCall(context, module);
        Request sent = request(undecodable);

        assertThat(call.request(sent)).isSameAs(sent);
        assertThat(module.undecodable).hasMessageContaining("0x28");
    }

    @Test
    void leavesOtherOperationsAloneAndKeepsNothingOfThem() throws ModuleException {
        FakeCall call = new FakeCall(context, looksAtFolders());
        Request sent = new EcDummyRpcRequest();

        assertThat(call.request(sent)).isSameAs(sent);
        assertThat(call.slotCount()).isZero();
    }

    @Test
    void refusesToTradeARopForAnother() {
        FakeCall call = new FakeCall(
                context, module(module -> module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> GET)));

        assertThatThrownBy(() -> call.request(request(OPEN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RopOpenFolder")
                .hasMessageContaining("RopGetPropertiesSpecific");
    }

    @Test
    void refusesRecordsThatAreNoRopsAndSecondRegistrations() {
        TestModule twice = module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> request);
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> request);
        });
        TestModule failure =
                module(module -> module.onRopResponse(RopFailure.class, (at, request, response) -> response));

        assertThatThrownBy(() -> new FakeCall(context, twice).request(request(OPEN)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new FakeCall(context, failure).request(request(OPEN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final PropertyTag SUBJECT = PropertyTag.of(0x0037, 0x1F);
    private static final RopRequest SET_COLUMNS = new RopSetColumns.Request(0, 1, 0, List.of(SUBJECT));
    private static final RopResponse COLUMNS_SET = new RopSetColumns.Response(1, 0, 0);
    private static final RopRequest QUERY = new RopQueryRows.Request(0, 1, 0, 1, 10);

    private static RopResponse rows(String... subjects) {
        List<PropertyRow> rows = Arrays.stream(subjects)
                .map(subject -> PropertyRow.of(List.of(SUBJECT), List.of(new PropertyValue.Unicode(subject))))
                .toList();
        return new RopQueryRows.Response(1, 0, 2, rows.size(), new RowData.Rows(rows));
    }

    private static EcDoRpcExt2Request requestOnTable(RopRequest... requests) {
        return request(RopRequestList.of(List.of(requests), LOGON, 0x22).buffer());
    }

    private TestModule looksAtRows() {
        return module(module -> module.onRopResponse(RopQueryRows.Response.class, (call, request, response) -> {
            seen.add(response);
            return response;
        }));
    }

    @Test
    void remembersColumnsFromOneCallOfASessionContextToTheNext() throws ModuleException {
        // The container may run each hook on another instance of the bean.
        FakeCall first = new FakeCall(context, looksAtRows());
        first.request(requestOnTable(SET_COLUMNS));
        new FakeCall(context, looksAtRows());
        first.respond(response(COLUMNS_SET));
        FakeCall second = new FakeCall(context, looksAtRows());
        second.request(requestOnTable(QUERY));
        second.respond(response(rows("a", "b")));
        FakeCall other = new FakeCall(new FakeContext(), looksAtRows());
        other.request(requestOnTable(QUERY));
        other.respond(response(rows("c")));

        assertThat(seen.get(0)).isEqualTo(rows("a", "b"));
        assertThat(((RopQueryRows.Response) seen.get(1)).rowData()).isInstanceOf(RowData.Unknown.class);
    }

    @Test
    void readsAnAnswerThatAnotherModuleReadBeforeWithWhatWasKnownThen() throws ModuleException {
        TestModule alsoChanges = module(module ->
                module.onRopResponse(RopQueryRows.Response.class, (call, request, response) -> rows("changed")));
        FakeCall call = new FakeCall(context, looksAtRows(), alsoChanges, looksAtFolders());
        call.request(request(OPEN, SET_COLUMNS, QUERY));
        call.respond(response(OPENED, COLUMNS_SET, rows("a")));

        assertThat(seen).containsExactly(OPEN, OPEN, OPENED, rows("changed"));
    }

    @Test
    void keepsNoTableWhenNothingThatIsRegisteredNeedsIt() throws ModuleException {
        FakeContext fresh = new FakeContext();
        FakeCall call = new FakeCall(fresh, looksAtFolders());
        call.request(request(OPEN));
        call.respond(response(OPENED));

        assertThat(((FakeSlots) fresh.slots()).size()).isZero();
    }

    @Test
    void seesWhatTheServerSendsUnasked() throws ModuleException {
        FakeCall call = new FakeCall(
                context,
                module(module -> module.onRopResponse(RopPending.Response.class, (at, request, response) -> {
                    seen.add(request);
                    seen.add(response);
                    return new RopPending.Response(8);
                })));
        Request sent = call.request(request(OPEN));
        Response answered = call.respond(response(OPENED, new RopPending.Response(7)));

        assertThat(seen).containsExactly(Optional.empty(), new RopPending.Response(7));
        assertThat(ropsIn(sent, answered)).containsExactly(OPENED, new RopPending.Response(8));
    }

    @Test
    void cutsResponsesThatNoLongerFitAndReturnsTheirRequests() throws ModuleException {
        RopRequest read = new RopReadStream.Request(0, 1, 1000, Optional.empty());
        RopResponse small = new RopReadStream.Response(1, 0, ByteBuffer.allocate(10));
        Random random = new Random(1);
        List<RopResponse> large = List.of(
                new RopReadStream.Response(1, 0, incompressible(3000, random)),
                new RopReadStream.Response(1, 0, incompressible(3000, random)));
        Iterator<RopResponse> next = large.iterator();
        FakeCall call = new FakeCall(
                context,
                module(module ->
                        module.onRopResponse(RopReadStream.Response.class, (at, request, response) -> next.next())));
        Request sent = call.request(request(OPEN, read, read, GET).withPcbOut(4000));
        Response answered = call.respond(response(OPENED, small, small, GOT));

        List<RopResponse> rops = ropsIn(sent, answered);
        assertThat(rops).hasSize(3).startsWith(OPENED, large.get(0));
        RopBufferTooSmall.Response end = (RopBufferTooSmall.Response) rops.get(2);
        assertThat(end.requestBuffers())
                .isEqualTo(RopRequestList.of(List.of(read, GET)).buffer().ropsList());
        assertThat(end.sizeNeeded()).isEqualTo(2 + 8 + 2 * (6 + 2 + 3000) + 6 + 8);
        assertThat(((EcDoRpcExt2Response) answered).rgbOut().remaining()).isLessThanOrEqualTo(4000);
    }

    @Test
    void failsTheCallWhenOneResponseIsMoreThanAnyClientTakes() throws ModuleException {
        RopRequest read = new RopReadStream.Request(0, 1, 1000, Optional.empty());
        RopResponse small = new RopReadStream.Response(1, 0, ByteBuffer.allocate(10));
        RopResponse large = new RopReadStream.Response(1, 0, incompressible(33_000, new Random(1)));
        FakeCall call = new FakeCall(
                context,
                module(module -> module.onRopResponse(RopReadStream.Response.class, (at, request, response) -> large)));
        call.request(request(read));
        EcDoRpcExt2Response answered = (EcDoRpcExt2Response) call.respond(response(small));

        assertThat(answered.returnValue()).isEqualTo(PackingError.BUFFER_TOO_SMALL.code());
        assertThat(answered.rgbOut().remaining()).isZero();
    }

    @Test
    void endsACallWhoseRequestNoLongerFits() {
        RopRequest large = new RopGetPropertiesSpecific.Request(0, 1, 0, 1, Collections.nCopies(9000, SUBJECT));
        FakeCall call = new FakeCall(
                context,
                module(module -> module.onRopRequest(RopGetPropertiesSpecific.Request.class, (at, request) -> large)));

        assertThatThrownBy(() -> call.request(request(GET)))
                .isInstanceOf(ModuleException.class)
                .hasMessageContaining("36019 bytes where 32767 fit")
                .extracting(e -> ((ModuleException) e).status())
                .isEqualTo(FaultStatus.BAD_STUB_DATA);
    }

    private static ByteBuffer incompressible(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Test
    void worksOnTheCallsOfExchange55Too() throws ModuleException {
        RopBuffer asked = RopRequestList.of(List.of(OPEN, GET), LOGON, RopBuffer.NO_HANDLE)
                .buffer();
        EcDoRpcRequest empty = EcDoRpcRequest.of(FakeContext.HANDLE, xored(asked.write()), 0x7FFF);
        FakeCall call = new FakeCall(context, module(module -> {
            module.onRopRequest(RopOpenFolder.Request.class, (at, request) -> OTHER_OPEN);
            module.onRopResponse(RopOpenFolder.TYPE, (at, request, response) -> {
                seen.add(request.orElseThrow());
                return new RopFailure(RopOpenFolder.TYPE, 1, 5);
            });
        }));
        Request passed = call.request(empty);
        PackingResult<EcDoRpcResponse> received =
                PackedRequest.of(empty).answer(0).with(List.of(buffer(OPENED, GOT)));
        Response answered = call.respond(((PackingResult.Packed<EcDoRpcResponse>) received).message());

        assertThat(ropsIn(passed)).containsExactly(OTHER_OPEN, GET);
        assertThat(seen).containsExactly(OTHER_OPEN);
        assertThat(ropsIn(passed, answered)).containsExactly(new RopFailure(RopOpenFolder.TYPE, 1, 5), GOT);
    }
}
