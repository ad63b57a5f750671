/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingBlocksTest {
    /** Enhanced Packet with nothing in it. */
    private static final String PACKET =
            "06000000 20000000 00000000 0000000000000000 00000000 00000000 20000000".replace(" ", "");

    /** Interface Statistics: isb_ifrecv 9, isb_ifdrop 2. */
    private static final String STATISTICS = ("05000000 34000000 00000000 0000000000000000"
                    + "0400 0800 0900000000000000 0500 0800 0200000000000000 00000000 34000000")
            .replace(" ", "");

    private static RecordingBlocks blocks(String hex) {
        return new RecordingBlocks(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }

    @Test
    void readsBlockByBlockAndHowFarTheRecordingHasCome() throws IOException {
        RecordingBlocks blocks = blocks(PACKET + STATISTICS);

        assertThat(blocks.next()).hasSize(0x20);
        assertThat(blocks.calls()).isZero();
        assertThat(blocks.next()).hasSize(0x34);
        assertThat(blocks.calls()).isEqualTo(9);
        assertThat(blocks.missed()).isEqualTo(2);
        assertThat(blocks.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 31})
    void saysThatABlockIsCut(int length) {
        byte[] cut = Arrays.copyOf(HexFormat.of().parseHex(PACKET), length);

        assertThatThrownBy(() -> new RecordingBlocks(new ByteArrayInputStream(cut)).next())
                .isInstanceOf(EOFException.class)
                .hasMessage("the recording was cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600000000000000", "06000000ffffff7f", "06000000ffffffff", "060000000d000000"})
    void refusesLengthsThatNoBlockHas(String head) {
        assertThatThrownBy(() -> blocks(head).next()).hasMessage("not a recording");
    }

    @Test
    void copiesWholeBlocksOnly() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        byte[] cut = HexFormat.of().parseHex(PACKET + STATISTICS + PACKET.substring(0, 20));

        boolean isGood = new RecordingCopy(new ByteArrayInputStream(cut), file, new PrintWriter(err)).run();

        assertThat(isGood).isFalse();
        assertThat(file.toByteArray()).isEqualTo(HexFormat.of().parseHex(PACKET + STATISTICS));
        assertThat(err.toString()).contains("broke off: the recording was cut").contains("84 bytes; 9 calls, 2 missed");
    }
}
