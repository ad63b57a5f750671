/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDummyRpcRequest;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.notification.RopPending;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.spi.ModuleException;

class RopModuleTest extends RopModuleFixture {
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
}
