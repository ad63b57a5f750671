/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.PackingError;
import org.openchange.mapiproxy.emsmdb.PackingException;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.emsmdb.auxiliary.ClientBlocks.AuxPerfServerInfo;
import org.openchange.mapiproxy.emsmdb.auxiliary.ServerBlocks.AuxExOrgInfo;
import org.openchange.mapiproxy.emsmdb.auxiliary.ServerBlocks.AuxServerCapabilities;
import org.openchange.mapiproxy.emsmdb.auxiliary.SessionBlocks.AuxPerfRequestId;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class AuxiliaryBufferTest {
    /** ServerName before ServerDN, a gap before both, another behind them. */
    private static final String ODD_SERVER_INFO = "1a00 01 03 1200 0100 1400 1000 aaaaaaaa 5300 0000 4400 0000 bbbb";

    private static final String REQUEST_ID = "0800 01 01 1300 1400";

    @Test
    void keepsTheLayoutOfABlockThatWasNotChanged() {
        ByteBuffer rgbAux = packed(ODD_SERVER_INFO + REQUEST_ID, RpcHeaderExt.XOR_MAGIC);
        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(rgbAux);

        assertThat(buffer.blocks())
                .containsExactly(
                        new AuxPerfServerInfo(0x12, 1, Optional.of("D"), Optional.of("S")),
                        new AuxPerfRequestId(0x13, 0x14));
        assertThat(buffer.write()).isEqualTo(rgbAux);
        assertThat(buffer.with(buffer.blocks())).isSameAs(buffer);

        AuxiliaryBuffer changed =
                buffer.with(List.of(new AuxExOrgInfo(1), buffer.blocks().get(0)));

        assertThat(changed.write()).isEqualTo(packed("0800 01 17 01000000" + ODD_SERVER_INFO, RpcHeaderExt.XOR_MAGIC));
        assertThat(changed.packedBytes()).isEqualTo(8 + 8 + 26);
    }

    @Test
    void laysOutAChangedBlockAnew() {
        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(packed(ODD_SERVER_INFO + REQUEST_ID, 0));
        List<AuxiliaryBlock> blocks = new ArrayList<>(buffer.blocks());
        blocks.set(0, new AuxPerfServerInfo(0x12, 1, Optional.empty(), Optional.of("PROXY")));

        ByteBuffer written = buffer.with(blocks).write();

        assertThat(written)
                .isEqualTo(packed("1800 01 03 1200 0100 0000 0c00 50005200 4f005800 59000000" + REQUEST_ID, 0));
        assertThat(AuxiliaryBuffer.read(written).blocks()).isEqualTo(blocks);
    }

    @Test
    void findsABlockByItsKind() {
        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(packed(REQUEST_ID + "0800 01 46 03000000", 0));

        assertThat(buffer.find(AuxServerCapabilities.class)).contains(new AuxServerCapabilities(3));
        assertThat(buffer.find(AuxExOrgInfo.class)).isEmpty();
    }

    @Test
    void hasNoBlocksWhereTheParameterIsEmpty() {
        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(ByteBuffer.allocate(0));

        assertThat(buffer.blocks()).isEmpty();
        assertThat(buffer.write().remaining()).isZero();
        assertThat(AuxiliaryBuffer.read(
                                buffer.with(List.of(new AuxExOrgInfo(2))).write())
                        .blocks())
                .containsExactly(new AuxExOrgInfo(2));
    }

    @Test
    void ignoresWhatANewerPeerAppendsToABlock() {
        ByteBuffer rgbAux = packed("0c00 01 46 03000000 07000000", 0);
        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(rgbAux);

        assertThat(buffer.blocks()).containsExactly(new AuxServerCapabilities(3));
        assertThat(buffer.write()).isEqualTo(rgbAux);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0300 01 01",
                "0400 01",
                "0900 01 01 1300 1400",
                "0600 01 01 1300",
                "0c00 01 03 1200 0100 0300 0000",
                "0c00 01 03 1200 0100 0d00 0000",
                "0e00 01 03 1200 0100 0c00 0000 4400",
                "1000 01 4a 00000000 00000000 00000000",
                "0800 01 17 01000000 00",
            })
    void refusesABlockThatIsCutOrPointsOutside(String hex) {
        assertThatThrownBy(() -> AuxiliaryBuffer.read(packed(hex, 0))).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesAChainAndABufferThatIsTooLong() {
        ExtendedBuffer block = ExtendedBuffer.of(ByteBuffer.wrap(bytes(REQUEST_ID)), 0);
        ByteBuffer chain = new ExtendedBuffers(List.of(block, block)).write();

        assertThatThrownBy(() -> AuxiliaryBuffer.read(chain)).isInstanceOf(MalformedMessageException.class);
        PackingException exception =
                catchThrowableOfType(PackingException.class, () -> AuxiliaryBuffer.read(ByteBuffer.allocate(0x1009)));
        assertThat(exception.error()).isEqualTo(PackingError.BAD_STUB);
        PackingException shorter =
                catchThrowableOfType(PackingException.class, () -> AuxiliaryBuffer.read(ByteBuffer.allocate(7)));
        assertThat(shorter.error()).isEqualTo(PackingError.RPC_FAILED);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static ByteBuffer packed(String hex, int flags) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(ByteBuffer.wrap(bytes(hex)), flags))).write();
    }
}
