/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Whatever the bytes, decoding either succeeds or throws MalformedMessageException. */
class PduFuzz {
    private static final List<String> VECTORS = List.of(
            "bind-bigendian",
            "bind-ack",
            "bind-ntlmssp",
            "request-signed",
            "request-object",
            "response",
            "fault",
            "bind-nak");

    @Property(tries = 1500)
    void noMutationOfAPduBreaksTheDecoder(@ForAll("mutatedPdus") byte[] pdu) {
        decode(pdu);
    }

    @Property(tries = 500)
    void noBytesBreakTheDecoder(@ForAll @Size(max = 256) byte[] bytes) {
        decode(bytes);
        if (bytes.length >= PduHeader.LENGTH) {
            bytes[0] = 5;
            bytes[1] = 0;
            bytes[2] = (byte) (bytes[2] & 15);
            bytes[4] = 16;
            bytes[5] = 0;
            bytes[8] = (byte) bytes.length;
            bytes[9] = (byte) (bytes.length >> 8);
            decode(bytes);
        }
    }

    @Property(tries = 500)
    void whatWasDecodedFromABindIsWrittenTheSame(@ForAll("mutatedPdus") byte[] pdu) {
        try {
            BindPdu bind = PduFrame.of(pdu).bind();
            DataRepresentation drep = DataRepresentation.LITTLE_ENDIAN;
            byte[] written = bind.encode(PduType.BIND, PfcFlags.WHOLE, drep, 1);
            assertThat(PduFrame.of(written).bind()).isEqualTo(bind);
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<byte[]> mutatedPdus() {
        return Combinators.combine(
                        Arbitraries.of(VECTORS),
                        Arbitraries.integers().between(0, 400).list().ofMaxSize(6),
                        Arbitraries.bytes().list().ofSize(6),
                        Arbitraries.integers().between(0, 30))
                .as((name, places, values, cut) -> {
                    byte[] bytes = HexVector.bytes(name);
                    for (int i = 0; i < places.size(); i++) {
                        bytes[places.get(i) % bytes.length] = values.get(i);
                    }
                    return cut > 25 ? java.util.Arrays.copyOf(bytes, bytes.length - cut + 25) : bytes;
                });
    }

    private static void decode(byte[] bytes) {
        attempt(() -> PduFrame.of(bytes));
        attempt(() -> VerificationTrailer.find(ByteBuffer.wrap(bytes)));
        attempt(() -> {
            PduFrame frame = PduFrame.of(bytes);
            attempt(frame::trailer);
            attempt(frame::authValue);
            attempt(frame::bind);
            attempt(frame::bindAck);
            attempt(frame::bindNak);
            attempt(frame::request);
            attempt(frame::response);
            attempt(frame::fault);
        });
    }

    private static void attempt(Runnable decoding) {
        try {
            decoding.run();
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotEmpty();
        }
    }
}
