/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

class PduFrameTest {

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> PduFrame.of(with("response", 0, 4))).hasMessageContaining("rpc_vers 4.0");
        assertThatThrownBy(() -> PduFrame.of(with("response", 1, 2))).hasMessageContaining("rpc_vers 5.2");
    }

    @Test
    void refusesAPduOfTheConnectionlessProtocol() {
        assertThatThrownBy(() -> PduFrame.of(with("response", 2, 1))).isInstanceOf(UnknownValueException.class);
        assertThatThrownBy(() -> PduFrame.of(with("response", 2, 20))).isInstanceOf(UnknownValueException.class);
    }

    @Test
    void refusesADataRepresentationNobodyUses() {
        assertThatThrownBy(() -> PduFrame.of(with("response", 4, 0x11))).hasMessageContaining("drep");
        assertThatThrownBy(() -> PduFrame.of(with("response", 5, 1))).hasMessageContaining("floating point");
    }

    @Test
    void refusesALengthThatIsNotThatOfThePdu() {
        assertThatThrownBy(() -> PduFrame.of(with("response", 8, 29))).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesAnAuthLengthThatDoesNotFit() {
        PduFrame frame = PduFrame.of(with("request-bigendian", 11, 8));

        assertThatThrownBy(frame::trailer).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(frame::request).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void refusesPaddingThatDoesNotFit() {
        PduFrame frame = PduFrame.of(with("request-signed", 112 - 16 - 6, 200));

        assertThatThrownBy(frame::trailer).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void countsContextsOnlyAsFarAsThereAreBytes() {
        assertThatThrownBy(() -> PduFrame.of(with("bind-bigendian", 24, 255)).bind())
                .isInstanceOf(TruncatedMessageException.class);
        assertThatThrownBy(() -> PduFrame.of(with("bind-bigendian", 30, 255)).bind())
                .isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void cutsAStubIntoFragmentsThatGiveItBack() {
        byte[] stub = new byte[10_000];
        new java.util.Random(1).nextBytes(stub);
        SecurityTrailer trailer = new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.PRIVACY, 0, 9);
        StubFragments fragments = StubFragments.response(
                5,
                2,
                ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN),
                new StubFragments.Protection(2048, trailer, 16));

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int count = 0;
        while (fragments.hasNext()) {
            ByteBuffer out = ByteBuffer.allocate(fragments.nextLength());
            fragments.writeNext(out);
            PduFrame frame = PduFrame.of(out.array());
            SecurityTrailer read = frame.trailer().orElseThrow();
            int start = frame.response().stubOffset();
            assertThat(frame.header().first()).isEqualTo(count == 0);
            assertThat(frame.header().last()).isEqualTo(!fragments.hasNext());
            assertThat(frame.bytes().length).isLessThanOrEqualTo(2048);
            assertThat((frame.bodyEnd() - start) % 16).isZero();
            assertThat(frame.response().allocHint()).isEqualTo(stub.length - joined.size());
            assertThat(read.sameContext(trailer)).isTrue();
            joined.write(frame.bytes(), start, frame.bodyEnd() - read.padLength() - start);
            count++;
        }

        assertThat(count).isEqualTo(5);
        assertThat(joined.toByteArray()).isEqualTo(stub);
    }

    @Test
    void refusesAFragmentSizeWithoutRoomForData() {
        ByteBuffer stub = ByteBuffer.allocate(4);
        assertThatThrownBy(() -> StubFragments.response(1, 0, stub, StubFragments.Protection.none(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesStubBytesThatOnlyLookLikeAVerificationTrailerForStub() {
        byte[] trailer = VerificationTrailer.write(Optional.of(1), Optional.empty(), Optional.empty());

        assertThat(VerificationTrailer.find(ByteBuffer.wrap(Arrays.copyOf(trailer, 20))))
                .isEmpty();
        assertThat(VerificationTrailer.find(ByteBuffer.wrap(Arrays.copyOf(trailer, 14))))
                .isEmpty();
        assertThat(VerificationTrailer.find(ByteBuffer.wrap(trailer))).isPresent();
    }

    @Test
    void refusesAVerificationCommandThatMustBeProcessedAndIsUnknown() {
        byte[] trailer = VerificationTrailer.write(Optional.of(1), Optional.empty(), Optional.empty());
        trailer[8] = 9;
        ByteBuffer optional = ByteBuffer.wrap(trailer.clone());
        trailer[9] |= (byte) 0x80;

        assertThat(VerificationTrailer.find(optional)).isPresent();
        assertThatThrownBy(() -> VerificationTrailer.find(ByteBuffer.wrap(trailer)))
                .isInstanceOf(UnknownValueException.class);
    }

    private static byte[] with(String vector, int offset, int value) {
        byte[] bytes = HexVector.bytes(vector);
        bytes[offset] = (byte) value;
        return bytes;
    }
}
