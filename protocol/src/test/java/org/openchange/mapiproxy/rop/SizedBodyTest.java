/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.rop.property.RopSetProperties;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

class SizedBodyTest {
    private static final PropertyTag IMPORTANCE = new PropertyTag(0x0017_0003);

    private static SizedBody<Integer> read(WireReader in) {
        return SizedBody.read(in, "Number", WireReader::readInt);
    }

    private static WireReader bytes(String hex) {
        return new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @Test
    void decodesWhatFillsItsSize() {
        assertThat(read(bytes("040007000000")).decoded()).contains(7);
    }

    @Test
    void staysBytesWhereTheSizeIsTooSmall() {
        WireReader in = bytes("0300070000ff");

        assertThat(read(in).decoded()).isEmpty();
        assertThat(in.remaining()).isOne();
    }

    @Test
    void staysBytesWhereTheSizeIsTooLarge() {
        WireReader in = bytes("05000700000000ff");

        assertThat(read(in).decoded()).isEmpty();
        assertThat(in.remaining()).isOne();
    }

    @Test
    void refusesASizeThatIsMoreThanTheMessage() {
        assertThatThrownBy(() -> read(bytes("05000700"))).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void announcesTheSizeOfWhatAModuleHasPutIn() {
        var changed =
                new SizedBody.Parsed<>(List.of(new TaggedPropertyValue(IMPORTANCE, new PropertyValue.Integer32(2))));
        var request = new RopSetProperties.Request(1, 3, changed);

        assertThat(RopVector.encode(request))
                .isEqualTo(HexFormat.of().parseHex("0a0103" + "0a00" + "0100" + "03001700" + "02000000"));
    }

    @Test
    void doesNotWriteMoreThanItsSizeCanSay() {
        var changed = new SizedBody.Parsed<>(
                List.of(new TaggedPropertyValue(IMPORTANCE, new PropertyValue.String8("x".repeat(0x1_0000)))));

        assertThatThrownBy(() -> RopVector.encode(new RopSetProperties.Request(1, 3, changed)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
