/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.EmptyBody;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;

class FrameBufferTest {
    private static final byte[] LITTLE =
            EmptyBody.INSTANCE.encode(PduType.ORPHANED, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 1);
    private static final byte[] BIG = new FaultPdu(0, 0, FaultStatus.ACCESS_DENIED)
            .encode(PduType.FAULT, PfcFlags.WHOLE, DataRepresentation.BIG_ENDIAN, 2);

    @Test
    void findsTheSameFramesHoweverTheBytesAreCut() throws Exception {
        byte[] stream = new byte[LITTLE.length + BIG.length + LITTLE.length];
        System.arraycopy(LITTLE, 0, stream, 0, LITTLE.length);
        System.arraycopy(BIG, 0, stream, LITTLE.length, BIG.length);
        System.arraycopy(LITTLE, 0, stream, LITTLE.length + BIG.length, LITTLE.length);

        for (int step = 1; step <= stream.length; step++) {
            assertThat(frames(stream, step)).as("cut every %d bytes", step).containsExactly(LITTLE, BIG, LITTLE);
        }
    }

    private static List<byte[]> frames(byte[] stream, int step) throws Exception {
        FrameBuffer buffer = new FrameBuffer();
        List<ByteBuf> given = new ArrayList<>();
        List<byte[]> frames = new ArrayList<>();
        for (int start = 0; start < stream.length; start += step) {
            ByteBuf piece = Unpooled.copiedBuffer(stream, start, Math.min(step, stream.length - start));
            given.add(piece);
            buffer.add(piece, UnpooledByteBufAllocator.DEFAULT);
            for (byte[] frame = buffer.next(); frame != null; frame = buffer.next()) {
                frames.add(frame);
            }
        }
        assertThat(buffer.isInFrame()).isFalse();
        assertThat(given).allMatch(piece -> piece.refCnt() == 0);
        return frames;
    }

    @Test
    void refusesALengthThatIsShorterThanAHeader() {
        byte[] bytes = LITTLE.clone();
        bytes[8] = 15;
        FrameBuffer buffer = new FrameBuffer();
        buffer.add(Unpooled.wrappedBuffer(bytes), UnpooledByteBufAllocator.DEFAULT);

        assertThatThrownBy(buffer::next).hasMessage("frag_length 15");
        buffer.release();
    }
}
