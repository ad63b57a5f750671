/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackingError;
import org.openchange.mapiproxy.emsmdb.PackingResult;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.other.RopBufferTooSmall;
import org.openchange.mapiproxy.rop.property.RopGetPropertiesSpecific;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.spi.ModuleException;

/** What ROP modules change has to fit into the call that carries it. */
class RopModulePackingTest extends RopModuleFixture {
    private static ByteBuffer incompressible(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
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
