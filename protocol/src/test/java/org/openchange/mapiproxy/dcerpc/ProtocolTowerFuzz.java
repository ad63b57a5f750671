/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class ProtocolTowerFuzz {
    private static final SyntaxId NSPI = SyntaxId.parse("f5cc5a18-4264-101a-8c59-08002b2f8426/56.0");

    @Property(tries = 500)
    void readsOrRefusesAnything(@ForAll byte[] bytes) {
        try {
            assertThat(ProtocolTower.read(ByteBuffer.wrap(bytes)).toBytes()).isEqualTo(bytes);
        } catch (MalformedMessageException e) {
            assertThat(e.what()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void readsOrRefusesAChangedTower(@ForAll @IntRange(max = 74) int at, @ForAll @Size(2) byte[] change) {
        byte[] bytes = ProtocolTower.tcpQuestion(NSPI).toBytes();
        bytes[at] = change[0];
        bytes[74 - at] = change[1];
        readsOrRefusesAnything(bytes);
    }
}
