/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.Restriction;
import org.openchange.mapiproxy.idl.nspi.StringsArray;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/** Counts that announce more than there is cost nothing, and large messages cost a small multiple of their size. */
class AllocationTest {
    private static final int NULL_POINTERS = 100_000;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aCountWithoutItsItemsIsRefusedBeforeAnythingIsAllocated() {
        ByteBuffer stub = words(100_001, 100_000, 0, 100_000, 1, 2, 3);
        PropertyTagArray.read(new NdrReader(words(2, 1, 0, 1, 7)));
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> PropertyTagArray.read(new NdrReader(stub)))
                .isInstanceOf(TruncatedMessageException.class);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
    }

    @Test
    void aCountOverItsRangeIsRefused() {
        assertThatThrownBy(() -> PropertyTagArray.read(new NdrReader(words(100_003, 100_002, 0, 100_002))))
                .hasMessageContaining("cValues")
                .hasMessageContaining("0 to 100001");
    }

    @Test
    void manyNullPointersCostAFewBytesEach() {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        StringsArray.of(Collections.nCopies(NULL_POINTERS, null)).write(writer);
        ByteBuffer stub = writer.toBuffer();
        long before = threads.getCurrentThreadAllocatedBytes();

        StringsArray read = StringsArray.read(new NdrReader(stub));

        assertThat(read.strings()).hasSize(NULL_POINTERS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L * stub.remaining());
    }

    @Test
    void restrictionsWithinRestrictionsAreLimited() {
        int depth = NdrReader.MAX_DEPTH + 1;
        int[] nested = IntStream.range(0, depth)
                .flatMap(level -> IntStream.of(2, 2, 0x20000 + 4 * level))
                .toArray();

        assertThatThrownBy(() -> Restriction.read(new NdrReader(words(nested))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("pointers within pointers");
    }

    @Test
    void aRestrictionAsDeepAsAllowedIsReadAndWritten() throws Exception {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        StubVector vector = StubVector.all().stream()
                .filter(v -> v.toString().endsWith("NspiGetMatches-request.hex"))
                .findFirst()
                .orElseThrow();
        NspiGetMatchesRequest request = (NspiGetMatchesRequest) vector.decode(ByteBuffer.wrap(vector.stub()));
        Restriction filter = request.filter();
        for (int level = 0; level < NdrReader.MAX_DEPTH - 5; level++) {
            filter = new Restriction(
                    2,
                    new org.openchange.mapiproxy.idl.nspi.RestrictionUnion.ResNot(
                            new org.openchange.mapiproxy.idl.nspi.NotRestriction(filter)));
        }
        request.withFilter(filter).write(writer);

        assertThat(NspiGetMatchesRequest.read(new NdrReader(writer.toBuffer())).filter())
                .isEqualTo(filter);
    }

    private static ByteBuffer words(int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            buffer.putInt(word);
        }
        return buffer.flip();
    }
}
