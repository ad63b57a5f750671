/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Whatever a peer sends is refused in the one way, or is a list that writes back the bytes it was read from. */
class RopListFuzz {
    private static final List<RopRequest> REQUESTS =
            List.of(Talk.open(0, 1), Talk.query(2), Talk.contents(1, 2), Talk.columns(2, Talk.SUBJECT), Talk.query(2));
    private static final List<RopResponse> RESPONSES = List.of(
            Talk.opened(1),
            Talk.rows(2, Talk.row(1), Talk.row(2)),
            Talk.contentsOpened(2),
            Talk.columnsSet(2),
            Talk.rows(2, Talk.row("subject"), Talk.row("another")));

    @Property(tries = 300)
    void requestsAtRandom(@ForAll @Size(max = 200) byte[] bytes) {
        readRequests(bytes);
    }

    @Property(tries = 300)
    void responsesAtRandom(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean known) {
        readResponses(bytes, known);
    }

    @Property(tries = 500)
    void requestsThatWereAltered(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
        readRequests(altered(RopRequestList.of(REQUESTS).buffer().ropsList(), seed, changes));
    }

    @Property(tries = 500)
    void responsesThatWereAltered(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes, @ForAll boolean known) {
        readResponses(altered(Talk.buffer(RESPONSES).ropsList(), seed, changes), known);
    }

    private static byte[] altered(ByteBuffer list, long seed, int changes) {
        byte[] bytes = new byte[list.remaining()];
        list.get(bytes);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
        }
        return bytes;
    }

    private static void readRequests(byte[] bytes) {
        RopBuffer buffer = RopBuffer.of(ByteBuffer.wrap(bytes), 1, 2, 3);
        try {
            RopRequestList list = RopRequestList.read(buffer, RequestContext.UNKNOWN);
            assertThat(RopRequestList.of(list.requests(), 1, 2, 3).buffer()).isEqualTo(buffer);
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageContaining(e.what());
        }
    }

    private static void readResponses(byte[] bytes, boolean known) {
        RopBuffer buffer = RopBuffer.of(ByteBuffer.wrap(bytes), 1, 2, 3);
        Optional<RopRequestList> requests =
                known ? Optional.of(RopRequestList.of(REQUESTS, 1, 2, 3)) : Optional.empty();
        try {
            RopResponseList list =
                    new HandleTable().answered(requests, List.of(buffer)).get(0);
            assertThat(RopResponseList.of(list.answers(), 1, 2, 3).buffer()).isEqualTo(buffer);
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageContaining(e.what());
        }
    }
}
