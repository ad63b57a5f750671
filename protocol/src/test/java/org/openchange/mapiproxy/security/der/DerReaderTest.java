/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

class DerReaderTest {
    private static DerReader reader(String hex) {
        return new DerReader(HexFormat.of().parseHex(hex));
    }

    @Test
    void readsWhatWasWritten() {
        byte[] element = Der.sequence(
                Der.explicit(0, Der.integer(-129)),
                Der.explicit(1, Der.octetString(new byte[300])),
                Der.explicit(3, Der.bitString(0x20000001)),
                Der.explicit(4, Der.generalString("krbtgt")));

        DerReader fields = new DerReader(element).enter(Der.SEQUENCE);

        assertThat(fields.explicit(0).integer()).isEqualTo(-129);
        assertThat(fields.explicit(1).octetString()).hasSize(300);
        assertThat(fields.explicitIf(2)).isEqualTo(Optional.empty());
        assertThat(fields.explicit(3).bitString()).isEqualTo(0x20000001);
        assertThat(fields.explicit(4).generalString()).isEqualTo("krbtgt");
        fields.expectEnd();
    }

    @Test
    void writesTheShortestLengths() {
        assertThat(Der.octetString(new byte[127])).startsWith(4, 127);
        assertThat(Der.octetString(new byte[128])).startsWith(4, 0x81, 128);
        assertThat(Der.octetString(new byte[256])).startsWith(4, 0x82, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "3003", "30030201", "308400000010", "3084ffffffff", "30820100"})
    void refusesElementsLongerThanTheInput(String hex) {
        assertThatThrownBy(() -> reader(hex).enter(Der.SEQUENCE)).isInstanceOf(TruncatedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080020100", "3085000000000102", "3f0100", "0400"})
    void refusesWhatIsNotDerOrNotASequence(String hex) {
        assertThatThrownBy(() -> reader(hex).enter(Der.SEQUENCE)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void doesNotReadBeyondTheEnclosingElement() {
        DerReader fields = reader("30030402aabbcc").enter(Der.SEQUENCE);

        assertThatThrownBy(fields::octetString).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void refusesBytesThatAreLeft() {
        DerReader fields = reader("3003020101").enter(Der.SEQUENCE);

        assertThatThrownBy(fields::expectEnd).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesIntegersOutOfRange() {
        assertThatThrownBy(() -> reader("020107").integer(0, 6)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> reader("0209010000000000000000").integer())
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> reader("0200").integer()).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void fillsShortBitStringsWithZeros() {
        assertThat(reader("03020080").bitString()).isEqualTo(0x80000000);
        assertThat(reader("030100").bitString()).isZero();
    }
}
