/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.emsmdb.PackingResult.Packed;
import org.openchange.mapiproxy.emsmdb.PackingResult.TooLarge;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDummyRpcRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class PackedCallTest {
    private static final ContextHandle CXH =
            new ContextHandle(0, UUID.fromString("6c8f1e10-2a3b-4c5d-8e9f-0a1b2c3d4e01"));
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final RopBuffer RELEASE = RopBuffer.of(ByteBuffer.wrap(new byte[] {1, 0, 0}), 0x17L);

    @Test
    void unpacksAndRepacksEcDoRpc() {
        EcDoRpcRequest message = EcDoRpcRequest.read(reader("emsmdb/ecdorpc-request"));
        PackedRequest<EcDoRpcRequest, EcDoRpcResponse> request = PackedRequest.of(message);

        assertThat(request.ropBuffers()).containsExactly(RELEASE);
        assertThat(request.limits()).isEqualTo(new OutputLimits(false, 0, 0x7FFF, 0));
        assertThat(request.limits().maxPayload()).isEqualTo(0x7FFF);

        RopBuffer changed = RELEASE.withHandles(0x18);
        EcDoRpcRequest repacked = packed(request.with(List.of(changed)));

        assertThat(repacked.pcbRgb()).isEqualTo(9);
        assertThat(PackedRequest.of(reread(repacked)).ropBuffers()).containsExactly(changed);
        assertThat(packed(PackedRequest.of(repacked).with(List.of(RELEASE)))).isEqualTo(message);
    }

    @Test
    void answersEcDoRpcWithOneBufferThatFits() {
        PackedRequest<EcDoRpcRequest, EcDoRpcResponse> request =
                PackedRequest.of(EcDoRpcRequest.read(reader("emsmdb/ecdorpc-request")));
        RopBuffer fits = RopBuffer.of(ByteBuffer.allocate(request.limits().maxRopsList(1)), 0x17);

        EcDoRpcResponse response = packed(request.answer(0).with(List.of(fits)));

        assertThat(response.pcxh()).isEqualTo(CXH);
        assertThat(response.rgbMaxCount()).isEqualTo(0x7FFF);
        assertThat(response.pcbRgb()).isEqualTo(0x7FFF);
        assertThat(PackedResponse.of(response, request.limits()).ropBuffers()).containsExactly(fits);
        assertThat(request.answer(0).with(List.of(fits.withHandles(1, 2, 3))))
                .isEqualTo(new TooLarge<>(0, 0x7FFF + 8, 0x7FFF));
        assertThatThrownBy(() -> request.answer(0).with(List.of(fits, fits)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unpacksAndRepacksEcDoRpcExt2() {
        EcDoRpcExt2Request message = EcDoRpcExt2Request.read(reader("emsmdb/ecdorpcext2-request"));
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request = PackedRequest.of(message);

        assertThat(request.ropBuffers()).containsExactly(RELEASE);
        assertThat(request.limits()).isEqualTo(new OutputLimits(true, OutputLimits.CHAIN, 0x10008, 0x1008));

        RopBuffer changed = RELEASE.withRopsList(ByteBuffer.wrap(new byte[] {1, 0, 0, 1, 0, 1}));
        EcDoRpcExt2Request repacked = packed(request.with(List.of(changed)));

        assertThat(repacked.cbIn()).isEqualTo(8 + 12);
        assertThat(repacked.rgbAuxIn()).isEqualTo(message.rgbAuxIn());
        assertThat(PackedRequest.of(reread(repacked)).ropBuffers()).containsExactly(changed);
        assertThat(packed(PackedRequest.of(repacked).with(List.of(RELEASE)))).isEqualTo(message);
    }

    @Test
    void leavesARequestAsItCameIfItsRopsAreTheSame() {
        EcDoRpcExt2Request message = EcDoRpcExt2Request.read(reader("emsmdb/ecdorpcext2-request"));

        assertThat(packed(PackedRequest.of(message).with(List.of(RELEASE)))).isSameAs(message);
    }

    @Test
    void keepsTheBytesOfTheBlocksThatWereNotChanged() {
        ExtendedBuffer first = ExtendedBuffer.of(noise(4000, 1).write(), RpcHeaderExt.XOR_MAGIC);
        ExtendedBuffer second = ExtendedBuffer.of(zeros(30000).write(), RpcHeaderExt.COMPRESSED);
        ByteBuffer rgbIn = new ExtendedBuffers(List.of(first, second)).write();
        PackedRequest<EcDoRpcExt2Request, ?> request = PackedRequest.of(request(rgbIn));

        EcDoRpcExt2Request repacked = packed(request.with(List.of(noise(4000, 1), zeros(20000), zeros(10))));

        ExtendedBuffers blocks = ExtendedBuffers.read(repacked.rgbIn());
        assertThat(repacked.rgbIn().slice(0, 4008 + 6)).isEqualTo(rgbIn.slice(0, 4008 + 6));
        assertThat(blocks.blocks())
                .extracting(block -> block.header().flags())
                .containsExactly(
                        RpcHeaderExt.XOR_MAGIC, RpcHeaderExt.COMPRESSED, RpcHeaderExt.COMPRESSED | RpcHeaderExt.LAST);
        assertThat(PackedRequest.of(repacked).ropBuffers()).containsExactly(noise(4000, 1), zeros(20000), zeros(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void answersInTheMannerThatTheClientWants(int pulFlags) {
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request =
                PackedRequest.of(request(plain(RELEASE)).withPulFlags(pulFlags));

        EcDoRpcExt2Response response = packed(request.answer(0).with(List.of(zeros(500))));

        RpcHeaderExt header =
                ExtendedBuffers.read(response.rgbOut()).blocks().get(0).header();
        assertThat(header.isCompressed()).isEqualTo((pulFlags & OutputLimits.NO_COMPRESSION) == 0);
        assertThat(header.isXored()).isEqualTo((pulFlags & OutputLimits.NO_XOR_MAGIC) == 0);
        assertThat(response.pcbOut()).isEqualTo(response.rgbOut().remaining());
        assertThat(PackedResponse.of(reread(response), request.limits()).ropBuffers())
                .containsExactly(zeros(500));
    }

    @Test
    void tellsWhichBlockOfAResponseDoesNotFit() {
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request =
                PackedRequest.of(request(plain(RELEASE)).withPcbOut(0x9000));
        PackedResponse<EcDoRpcExt2Response> answer = request.answer(0);
        RopBuffer largest = noise(request.limits().maxRopsList(1), 2);

        assertThat(request.limits().maxPayload()).isEqualTo(0x7FFF);
        assertThat(answer.with(List.of(largest))).isInstanceOf(Packed.class);
        assertThat(answer.with(List.of(noise(0x7FFA, 3)))).isEqualTo(new TooLarge<>(0, 0x8000, 0x7FFF));
        assertThat(answer.with(List.of(zeros(0x7FFA)))).isEqualTo(new TooLarge<>(0, 0x8000, 0x7FFF));
        assertThat(answer.with(List.of(largest, noise(0x1000, 4))))
                .isEqualTo(new TooLarge<>(1, 0x1006, 0x9000 - 0x8007 - 8));
        assertThat(answer.with(List.of(largest, zeros(0x1000)))).isInstanceOf(Packed.class);
    }

    @Test
    void tellsThatNothingFitsWhereThereIsNoRoomForAHeader() {
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request =
                PackedRequest.of(request(plain(RELEASE)).withPcbOut(7));

        assertThat(request.limits().maxPayload()).isZero();
        assertThat(request.limits().maxRopsList(3)).isZero();
        assertThat(request.answer(0).with(List.of(RELEASE))).isEqualTo(new TooLarge<>(0, 9, 0));
    }

    @Test
    void packsNoMoreThan96Blocks() {
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request = PackedRequest.of(request(plain(RELEASE)));
        RopBuffer[] many = new RopBuffer[97];
        Arrays.fill(many, RELEASE);

        assertThat(request.answer(0).with(List.of(many).subList(0, 96))).isInstanceOf(Packed.class);
        assertThat(request.answer(0).with(List.of(many))).isEqualTo(new TooLarge<>(96, 9, 0));
    }

    @Test
    void allowsAnotherBlockOnlyWhereTheSpecificationDoes() {
        OutputLimits limits = new OutputLimits(true, OutputLimits.CHAIN, 0x10000, 0x1008);

        assertThat(limits.mayChain(1, 0x8000, OutputLimits.LEAST_ROOM_FOR_ROWS)).isTrue();
        assertThat(limits.mayChain(1, 0x8001, OutputLimits.LEAST_ROOM_FOR_ROWS)).isFalse();
        assertThat(limits.mayChain(1, 0x8001, OutputLimits.LEAST_ROOM_FOR_STREAM))
                .isTrue();
        assertThat(limits.mayChain(1, 0xE001, OutputLimits.LEAST_ROOM_FOR_STREAM))
                .isFalse();
        assertThat(limits.mayChain(96, 0, OutputLimits.LEAST_ROOM_FOR_STREAM)).isFalse();
        assertThat(new OutputLimits(true, 0, 0x10000, 0).mayChain(1, 0, OutputLimits.LEAST_ROOM_FOR_STREAM))
                .isFalse();
        assertThat(new OutputLimits(false, 0, 0x7FFF, 0).mayChain(1, 0, OutputLimits.LEAST_ROOM_FOR_STREAM))
                .isFalse();
    }

    @Test
    void hasNoRopBuffersInAFailedResponse() {
        OutputLimits limits = new OutputLimits(true, 0, 0x10008, 0x1008);
        ByteBuffer rubbish = ByteBuffer.wrap(new byte[] {1, 2, 3});
        EcDoRpcExt2Response message = EcDoRpcExt2Response.of(CXH, 0, rubbish, NONE, 0, PackingError.RPC_FORMAT.code());

        assertThat(PackedResponse.of(message, limits).ropBuffers()).isEmpty();
        assertThat(PackedResponse.of(message, limits).with(List.of())).isEqualTo(new Packed<>(message));
        assertThatThrownBy(() -> PackedResponse.of(message.withReturnValue(0), limits))
                .isInstanceOf(PackingException.class);
    }

    @Test
    void failsARequestWithTheErrorOfItsInterface() {
        PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> request = PackedRequest.of(request(plain(RELEASE)));

        EcDoRpcExt2Response response =
                request.answer(PackingError.BUFFER_TOO_SMALL.code()).message();

        assertThat(response).isEqualTo(EcDoRpcExt2Response.of(CXH, 0, NONE, NONE, 0, 0x47D));
    }

    @Test
    void namesTheErrorOfARequestBufferWithoutAHeader() {
        EcDoRpcExt2Request message = request(NONE);
        PackingException exception = catchThrowableOfType(PackingException.class, () -> PackedRequest.of(message));

        assertThat(exception.error()).isEqualTo(PackingError.RPC_FAILED);
        assertThat(exception.error().code()).isEqualTo(0x80040115);
        assertThat(exception.error().isFault()).isFalse();
    }

    @Test
    void unpacksAndRepacksAnExecute() {
        byte[] body = HexVector.bytes("mapihttp/execute-request");
        ExecuteRequest message = ExecuteRequest.read(new WireReader(ByteBuffer.wrap(body)));
        PackedRequest<ExecuteRequest, ExecuteResponse> request = PackedRequest.of(message);

        assertThat(request.ropBuffers()).containsExactly(RELEASE);
        assertThat(request.limits().maxOutput()).isEqualTo(0x8007);
        WireWriter out = new WireWriter();
        packed(request.with(List.of(RELEASE))).write(out);
        assertThat(out.toByteArray()).isEqualTo(body);

        ExecuteResponse response = packed(request.answer(0).with(List.of(zeros(30), zeros(40))));
        WireWriter written = new WireWriter();
        response.write(written);
        ExecuteResponse reread = ExecuteResponse.read(new WireReader(written.toByteBuffer()));
        assertThat(reread).isEqualTo(response);
        assertThat(PackedResponse.of(reread, request.limits()).ropBuffers()).containsExactly(zeros(30), zeros(40));
        assertThat(request.answer(0x6BB).message().statusCode()).isEqualTo(0x6BB);
        assertThat(request.answer(PackingError.BUFFER_TOO_SMALL.code())
                        .message()
                        .statusCode())
                .isEqualTo(0x47D);
        assertThat(request.answer(PackingError.RPC_FORMAT.code()).message().errorCode())
                .isEqualTo(0x4B6);
        assertThat(request.answer(PackingError.RPC_FORMAT.code()).ropBuffers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"execute-request-compressed, 452", "execute-request-compressed-run, 1784"})
    void unpacksWhatMicrosoftsClientCompressedAndPacksItNoLarger(String vector, int payloadBytes) {
        ByteBuffer body = ByteBuffer.wrap(HexVector.bytes("mapihttp/" + vector));
        ExecuteRequest message = ExecuteRequest.read(new WireReader(body));
        ExtendedRopBuffers rops = (ExtendedRopBuffers) PackedRequest.of(message).rops();
        ExtendedBuffer block = rops.packed().blocks().get(0);

        ExtendedBuffer again = ExtendedBuffer.of(block.payload(), block.header().flags());

        assertThat(rops.ropBuffers().get(0).payloadBytes()).isEqualTo(payloadBytes);
        assertThat(rops.packed().write()).isEqualTo(message.ropBuffer());
        assertThat(again.header().isCompressed()).isTrue();
        assertThat(again.packedBytes()).isLessThanOrEqualTo(block.packedBytes());
    }

    @Test
    void readsBothFormsOfAnExecuteResponse() {
        for (String vector : List.of("mapihttp/execute-response", "mapihttp/execute-response-failure")) {
            byte[] body = HexVector.bytes(vector);
            ExecuteResponse response = ExecuteResponse.read(new WireReader(ByteBuffer.wrap(body)));
            WireWriter out = new WireWriter();
            response.write(out);

            assertThat(out.toByteArray()).isEqualTo(body);
        }
        assertThatThrownBy(() -> new ExecuteResponse(1, 2, 0, NONE, NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ExecuteResponse.of(5).errorCode()).isEqualTo(5);
    }

    @Test
    void findsRopsOnlyInTheCallsThatCarryThem() {
        Optional<? extends PackedRequest<?, ?>> found =
                PackedRequest.find(EcDoRpcRequest.read(reader("emsmdb/ecdorpc-request")));

        assertThat(found).isPresent();
        assertThat(PackedRequest.find(request(plain(RELEASE)))).isPresent();
        assertThat(PackedRequest.find(new EcDummyRpcRequest())).isEmpty();
    }

    @Test
    void readsARopBufferWithoutHandlesAndRefusesOneThatIsCut() {
        assertThat(RopBuffer.read(ByteBuffer.wrap(new byte[] {2, 0})).handleCount())
                .isZero();
        for (byte[] cut :
                new byte[][] {{}, {2}, {1, 0}, {3, 0}, {2, 0, 1}, {2, 0, 1, 2, 3}, {(byte) 255, (byte) 255}}) {
            assertThatThrownBy(() -> RopBuffer.read(ByteBuffer.wrap(cut)))
                    .isInstanceOf(MalformedMessageException.class);
        }
        assertThatThrownBy(() -> RELEASE.handle(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(RELEASE.withHandles(RopBuffer.NO_HANDLE).handle(0)).isEqualTo(RopBuffer.NO_HANDLE);
    }

    @Test
    void printsEachBlockWithItsHandles() {
        PrintTree tree = new PrintTree();

        PackedRequest.of(request(plain(RELEASE))).rops().print("rgbIn", tree);

        assertThat(tree)
                .hasToString(
                        """
                        rgbIn
                          RPC_HEADER_EXT
                            Flags: 0x0004 Last
                            Size: 9
                            SizeActual: 9
                          RopBuffer
                            RopSize: 5
                            RopsList: 3 bytes
                              010000
                            ServerObjectHandleTable
                              [0]: 0x00000017
                        """);
    }

    private static EcDoRpcExt2Request request(ByteBuffer rgbIn) {
        return EcDoRpcExt2Request.of(CXH, OutputLimits.CHAIN, rgbIn, 0x10008, NONE, 0x1008);
    }

    private static ByteBuffer plain(RopBuffer ropBuffer) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(ropBuffer.write(), 0))).write();
    }

    private static RopBuffer zeros(int ropsListBytes) {
        return RopBuffer.of(ByteBuffer.allocate(ropsListBytes), 0x17);
    }

    private static RopBuffer noise(int ropsListBytes, int seed) {
        byte[] bytes = new byte[ropsListBytes];
        new Random(seed).nextBytes(bytes);
        return RopBuffer.of(ByteBuffer.wrap(bytes), 0x17);
    }

    private static <M> M packed(PackingResult<M> result) {
        assertThat(result).isInstanceOf(Packed.class);
        return ((Packed<M>) result).message();
    }

    private static NdrReader reader(String vector) {
        return new NdrReader(ByteBuffer.wrap(HexVector.bytes(vector)).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ByteBuffer written(Message message) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        message.write(writer);
        return writer.toBuffer();
    }

    private static EcDoRpcRequest reread(EcDoRpcRequest message) {
        return EcDoRpcRequest.read(new NdrReader(written(message)));
    }

    private static EcDoRpcExt2Request reread(EcDoRpcExt2Request message) {
        return EcDoRpcExt2Request.read(new NdrReader(written(message)));
    }

    private static EcDoRpcExt2Response reread(EcDoRpcExt2Response message) {
        return EcDoRpcExt2Response.read(new NdrReader(written(message)));
    }
}
