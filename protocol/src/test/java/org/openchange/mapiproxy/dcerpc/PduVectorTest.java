/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PduVectorTest {
    private static final SyntaxId MGMT = SyntaxId.parse("afa8bd80-7d8a-11c9-bef4-08002b102989/1.0");

    @Test
    void readsAndWritesABindInBigEndian() {
        PduFrame frame = HexVector.frame("bind-bigendian");

        BindPdu bind = frame.bind();

        assertThat(frame.header())
                .isEqualTo(new PduHeader(PduType.BIND, PfcFlags.WHOLE, DataRepresentation.BIG_ENDIAN, 116, 0, 1));
        assertThat(frame.trailer()).isEmpty();
        assertThat(bind)
                .isEqualTo(new BindPdu(
                        5840,
                        5840,
                        0,
                        List.of(
                                new ContextElement(0, MGMT, List.of(SyntaxId.NDR)),
                                new ContextElement(1, MGMT, List.of(BindTimeFeatures.ALL.syntax())))));
        assertThat(bind.encode(PduType.BIND, PfcFlags.WHOLE, DataRepresentation.BIG_ENDIAN, 1))
                .isEqualTo(HexVector.bytes("bind-bigendian"));
    }

    @Test
    void readsAndWritesABindAck() {
        BindAckPdu ack = HexVector.frame("bind-ack").bindAck();

        assertThat(ack)
                .isEqualTo(new BindAckPdu(
                        5840,
                        5840,
                        0xd0b6,
                        "135",
                        List.of(ContextResult.accepted(SyntaxId.NDR), ContextResult.negotiated(BindTimeFeatures.ALL))));
        assertThat(ack.encode(PduType.BIND_ACK, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 1))
                .isEqualTo(HexVector.bytes("bind-ack"));
    }

    @Test
    void readsAndWritesABindWithASecurityTrailer() {
        PduFrame frame = HexVector.frame("bind-ntlmssp");

        SecurityTrailer trailer = frame.trailer().orElseThrow();

        assertThat(trailer).isEqualTo(new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.INTEGRITY, 0, 1));
        assertThat(frame.authValue()).hasSize(40).startsWith("NTLMSSP\0".getBytes());
        assertThat(frame.header().has(PfcFlags.SUPPORT_HEADER_SIGN)).isTrue();
        assertThat(frame.bind()
                        .encode(
                                PduType.BIND,
                                frame.header().flags(),
                                DataRepresentation.LITTLE_ENDIAN,
                                1,
                                trailer,
                                frame.authValue()))
                .isEqualTo(frame.bytes());
    }

    @Test
    void readsAndWritesARequestInBigEndian() {
        RequestPdu request = HexVector.frame("request-bigendian").request();

        assertThat(request).isEqualTo(new RequestPdu(0, 0, 2, Optional.empty(), 24));
        ByteBuffer empty = ByteBuffer.allocate(0).order(ByteOrder.BIG_ENDIAN);
        StubFragments fragments =
                StubFragments.request(2, 0, 0, 2, Optional.empty(), empty, StubFragments.Protection.none(5840));
        assertThat(write(fragments)).isEqualTo(HexVector.bytes("request-bigendian"));
        assertThat(fragments.hasNext()).isFalse();
    }

    @Test
    void readsASignedRequestWithItsVerificationTrailer() {
        PduFrame frame = HexVector.frame("request-signed");
        RequestPdu request = frame.request();
        SecurityTrailer trailer = frame.trailer().orElseThrow();
        int stubLength = frame.bodyEnd() - trailer.padLength() - request.stubOffset();

        Optional<VerificationTrailer> found =
                VerificationTrailer.find(ByteBuffer.wrap(frame.bytes(), request.stubOffset(), stubLength));

        assertThat(trailer).isEqualTo(new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.INTEGRITY, 4, 1));
        assertThat(found)
                .contains(new VerificationTrailer(
                        Optional.of(VerificationTrailer.CLIENT_SUPPORT_HEADER_SIGNING),
                        Optional.of(new VerificationTrailer.Presentation(MGMT, SyntaxId.NDR)),
                        Optional.empty(),
                        60));
    }

    @Test
    void writesASignedRequestButForItsSignature() {
        byte[] trailer = VerificationTrailer.write(
                Optional.of(VerificationTrailer.CLIENT_SUPPORT_HEADER_SIGNING),
                Optional.of(new VerificationTrailer.Presentation(MGMT, SyntaxId.NDR)),
                Optional.empty());
        byte[] expected = HexVector.bytes("request-signed");
        java.util.Arrays.fill(expected, expected.length - 16, expected.length, (byte) 0);

        StubFragments fragments = StubFragments.request(
                3,
                0,
                0,
                2,
                Optional.empty(),
                ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN),
                new StubFragments.Protection(
                        5840, new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.INTEGRITY, 0, 1), 16));

        assertThat(write(fragments)).isEqualTo(expected);
    }

    @Test
    void readsAndWritesARequestWithAnObject() {
        UUID object = UUID.fromString("12345678-1234-abcd-ef00-01234567cffb");
        RequestPdu request = HexVector.frame("request-object").request();

        assertThat(request).isEqualTo(new RequestPdu(4, 1, 2, Optional.of(object), 40));
        assertThat(write(StubFragments.request(
                        7, 0, 1, 2, Optional.of(object), stub("abcd"), StubFragments.Protection.none(5840))))
                .isEqualTo(HexVector.bytes("request-object"));
    }

    @Test
    void readsAndWritesAResponse() {
        assertThat(HexVector.frame("response").response()).isEqualTo(new ResponsePdu(4, 1, 0, 24));
        assertThat(write(StubFragments.response(7, 1, stub("abcd"), StubFragments.Protection.none(5840))))
                .isEqualTo(HexVector.bytes("response"));
    }

    @Test
    void readsAndWritesAFault() {
        FaultPdu fault = HexVector.frame("fault").fault();

        assertThat(fault).isEqualTo(new FaultPdu(1, 0, FaultStatus.UNKNOWN_INTERFACE));
        assertThat(fault.encode(
                        PduType.FAULT, PfcFlags.WHOLE | PfcFlags.DID_NOT_EXECUTE, DataRepresentation.LITTLE_ENDIAN, 7))
                .isEqualTo(HexVector.bytes("fault"));
    }

    @Test
    void readsAndWritesABindNak() {
        BindNakPdu nak = HexVector.frame("bind-nak").bindNak();

        assertThat(nak).isEqualTo(new BindNakPdu(BindNakPdu.AUTHENTICATION_TYPE_NOT_RECOGNIZED));
        assertThat(nak.encode(PduType.BIND_NAK, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 7))
                .isEqualTo(HexVector.bytes("bind-nak"));
    }

    @Test
    void writesSyntaxesAsTheSpecificationsPrintThem() {
        assertThat(hex(SyntaxId.NDR)).isEqualTo("045d888aeb1cc9119fe808002b10486002000000");
        assertThat(hex(SyntaxId.NDR64)).isEqualTo("33057171babe37498319b5dbef9ccc3601000000");
        assertThat(hex(BindTimeFeatures.ALL.syntax())).isEqualTo("2c1cb76c12984045030000000000000001000000");
        assertThat(hex(SyntaxId.parse("a4f1db00-ca47-1067-b31f-00dd010662da/0.81")))
                .isEqualTo("00dbf1a447ca6710b31f00dd010662da00005100");
    }

    private static String hex(SyntaxId syntax) {
        ByteBuffer out = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        syntax.write(out);
        return java.util.HexFormat.of().formatHex(out.array());
    }

    private static ByteBuffer stub(String text) {
        return ByteBuffer.wrap(text.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] write(StubFragments fragments) {
        ByteBuffer out = ByteBuffer.allocate(fragments.nextLength());
        fragments.writeNext(out);
        assertThat(out.hasRemaining()).isFalse();
        return out.array();
    }
}
