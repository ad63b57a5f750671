/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

class ProtocolTowerTest {
    private static final SyntaxId MGMT = SyntaxId.parse("afa8bd80-7d8a-11c9-bef4-08002b102989/1.0");

    /** C706 appendix L, laid out by hand for MGMT 1.0, NDR 2.0, port 49153, 127.0.0.1. */
    private static final byte[] MGMT_TOWER = HexFormat.of()
            .parseHex(
                    "0500" // floor count
                            + "1300" + "0d" + "80bda8af8a7dc911bef408002b102989" + "0100" + "0200" + "0000" // MGMT 1.0
                            + "1300" + "0d" + "045d888aeb1cc9119fe808002b104860" + "0200" + "0200" + "0000" // NDR 2.0
                            + "0100" + "0b" + "0200" + "0000" // connection-oriented
                            + "0100" + "07" + "0200" + "c001" // TCP, big-endian
                            + "0100" + "09" + "0400" + "7f000001"); // IP, big-endian

    @Test
    void writesATcpTower() throws UnknownHostException {
        ProtocolTower tower =
                ProtocolTower.tcp(MGMT, SyntaxId.NDR, 49153, (Inet4Address) InetAddress.getByName("127.0.0.1"));

        assertThat(tower.toBytes()).isEqualTo(MGMT_TOWER).hasSize(75);
    }

    @Test
    void readsATcpTower() throws UnknownHostException {
        ProtocolTower tower = ProtocolTower.read(ByteBuffer.wrap(MGMT_TOWER));

        assertThat(tower.interfaceId()).contains(MGMT);
        assertThat(tower.transferSyntax()).contains(SyntaxId.NDR);
        assertThat(tower.isTcp()).isTrue();
        assertThat(tower.tcpPort()).hasValue(49153);
        assertThat(tower.address()).contains((Inet4Address) InetAddress.getByName("127.0.0.1"));
        assertThat(tower.toBytes()).isEqualTo(MGMT_TOWER);
    }

    @Test
    void keepsBothHalvesOfTheVersion() {
        SyntaxId id = SyntaxId.parse("a4f1db00-ca47-1067-b31f-00dd010662da/513.772");

        assertThat(ProtocolTower.tcpQuestion(id).interfaceId()).contains(id);
        assertThat(ProtocolTower.read(
                        ByteBuffer.wrap(ProtocolTower.tcpQuestion(id).toBytes())))
                .isEqualTo(ProtocolTower.tcpQuestion(id));
    }

    @Test
    void answersEmptyForATowerThatIsNotTcp() {
        byte[] pipe = HexFormat.of()
                .parseHex("0300" + "0100" + "0d" + "0000" // too short for a syntax
                        + "0100" + "0b" + "0200" + "0000" + "0100" + "0f" + "0300" + "5c7800");

        ProtocolTower tower = ProtocolTower.read(ByteBuffer.wrap(pipe));

        assertThat(tower.interfaceId()).isEmpty();
        assertThat(tower.transferSyntax()).isEmpty();
        assertThat(tower.isTcp()).isFalse();
        assertThat(tower.tcpPort()).isEmpty();
        assertThat(tower.address()).isEmpty();
        assertThat(tower.toBytes()).isEqualTo(pipe);
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < MGMT_TOWER.length; length++) {
            ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(MGMT_TOWER, length));
            assertThatThrownBy(() -> ProtocolTower.read(bytes)).isInstanceOf(TruncatedMessageException.class);
        }
    }

    @Test
    void refusesWhatIsNoTower() {
        assertThatThrownBy(() -> ProtocolTower.read(ByteBuffer.wrap(Arrays.copyOf(MGMT_TOWER, 76))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("behind the last floor at offset 75");
        assertThatThrownBy(() -> ProtocolTower.read(ByteBuffer.wrap(new byte[] {0, 0})))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> ProtocolTower.read(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0, 0})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("protocol identifier");
        assertThatThrownBy(() -> ProtocolTower.read(ByteBuffer.wrap(new byte[] {-1, -1})))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> ProtocolTower.read(ByteBuffer.allocate(ProtocolTower.MAX_LENGTH + 1)))
                .isInstanceOf(LimitExceededException.class);
    }
}
