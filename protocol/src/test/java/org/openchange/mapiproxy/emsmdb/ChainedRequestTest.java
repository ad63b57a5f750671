/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Requests whose ROP buffers are a chain, and what a server checks of them. */
class ChainedRequestTest {
    private static final ContextHandle CXH =
            new ContextHandle(0, UUID.fromString("6c8f1e10-2a3b-4c5d-8e9f-0a1b2c3d4e01"));
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final RopBuffer RELEASE = RopBuffer.of(ByteBuffer.wrap(new byte[] {1, 0, 0}), 0x17L);

    @Test
    void validatesWhatTheClientWantsBack() {
        EcDoRpcExt2Request message = request(plain(RELEASE));
        PackedRequest.of(message).validate();

        assertThat(error(message.withPcbOut(7))).isEqualTo(PackingError.RPC_FAILED);
        assertThat(error(message.withPcbOut(0x40001))).isEqualTo(PackingError.BAD_STUB);
        assertThat(error(message.withPcbAuxOut(0x1009))).isEqualTo(PackingError.BAD_STUB);
        assertThat(error(message.withRgbIn(chain("540001 0100 61", "540001 0100 62", "540001 0000"))))
                .isNull();
        assertThat(error(message.withRgbIn(chain("540001 0100 61", "9d0001 0100 62", "540001 0000"))))
                .isEqualTo(PackingError.RPC_FORMAT);
    }

    @Test
    void givesTheDataThatContinueTheLastRopOfTheFirstBuffer() {
        for (String ropId : List.of("54", "9d", "a3")) {
            PackedRequest<?, ?> request = PackedRequest.of(
                    request(chain("010000", ropId + "0001 0200 6162", ropId + "0001 0000", ropId + "0001 0100 63")));

            assertThat(RequestChain.continuedData(request.ropBuffers()))
                    .containsExactly(ByteBuffer.wrap(new byte[] {'a', 'b'}), NONE, ByteBuffer.wrap(new byte[] {'c'}));
        }
        assertThat(RequestChain.continuedData(List.of(RELEASE))).isEmpty();
        assertThat(RequestChain.continuedData(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "010000", "54", "540001 0200 61", "540001 0100 61 540001 0000", "540001 0000 00"})
    void refusesAChainOfRequestsThatIsNone(String continuation) {
        List<RopBuffer> ropBuffers =
                PackedRequest.of(request(chain("010000", continuation))).ropBuffers();

        assertThatThrownBy(() -> RequestChain.continuedData(ropBuffers)).isInstanceOf(MalformedMessageException.class);
    }

    private static EcDoRpcExt2Request request(ByteBuffer rgbIn) {
        return EcDoRpcExt2Request.of(CXH, OutputLimits.CHAIN, rgbIn, 0x10008, NONE, 0x1008);
    }

    private static PackingError error(EcDoRpcExt2Request message) {
        MalformedMessageException exception = catchThrowableOfType(
                MalformedMessageException.class, () -> PackedRequest.of(message).validate());
        return exception == null ? null : PackingError.of(exception);
    }

    private static ByteBuffer chain(String... ropsLists) {
        List<ExtendedBuffer> blocks = Stream.of(ropsLists)
                .map(hex -> ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .map(ropsList -> ExtendedBuffer.of(RopBuffer.of(ropsList, 0x17).write(), 0))
                .toList();
        return new ExtendedBuffers(blocks).write();
    }

    private static ByteBuffer plain(RopBuffer ropBuffer) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(ropBuffer.write(), 0))).write();
    }
}
