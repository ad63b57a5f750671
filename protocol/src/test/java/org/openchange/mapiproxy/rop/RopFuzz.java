/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** Whatever a peer sends is refused in the one way, or is a record that writes back the bytes it was read from. */
class RopFuzz {
    private static final List<PropertyTag> COLUMNS =
            List.of(new PropertyTag(0x0037_001F), new PropertyTag(0x6748_0014), new PropertyTag(0x3001_0000));

    /** As a session that knows something, or nothing at all. */
    private record Circumstances(boolean known, LogonKind kind) implements RequestContext, ResponseContext {
        @Override
        public Optional<RopRequest> request() {
            return Optional.empty();
        }

        @Override
        public Optional<List<PropertyTag>> columns() {
            return known ? Optional.of(COLUMNS) : Optional.empty();
        }

        @Override
        public Optional<List<PropertyTag>> columnsOf(long handle) {
            return columns();
        }

        @Override
        public Optional<List<PropertyTag>> recipientColumns() {
            return columns();
        }

        @Override
        public Optional<LogonKind> logonKind(int logonId) {
            return known ? Optional.of(kind) : Optional.empty();
        }

        @Override
        public boolean failuresHaveBodies() {
            return true;
        }
    }

    @Provide
    Arbitrary<RopType> types() {
        return Arbitraries.of(RopTypes.all());
    }

    @Provide
    Arbitrary<RopVector> vectors() {
        return Arbitraries.of(RopVector.all());
    }

    @Property(tries = 2000)
    void anyBytesBehindTheRopIdOfARequest(
            @ForAll("types") RopType type,
            @ForAll boolean known,
            @ForAll LogonKind kind,
            @ForAll @Size(max = 80) byte[] bytes) {
        WireReader in = new WireReader(ByteBuffer.wrap(bytes));
        try {
            Record request = (Record) type.readRequest(in, new Circumstances(known, kind));
            assertThat(RopVector.encode(request)).isEqualTo(consumed(type.id(), bytes, in));
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
        }
    }

    @Property(tries = 2000)
    void anyBytesBehindTheRopIdOfAResponse(
            @ForAll("types") RopType type,
            @ForAll boolean known,
            @ForAll boolean succeeded,
            @ForAll @Size(min = 5, max = 80) byte[] bytes) {
        if (succeeded) {
            Arrays.fill(bytes, 1, 5, (byte) 0);
        }
        WireReader in = new WireReader(ByteBuffer.wrap(bytes));
        try {
            Record response = (Record) type.readResponse(in, new Circumstances(known, LogonKind.PUBLIC));
            assertThat(RopVector.encode(response)).isEqualTo(consumed(type.responseId(), bytes, in));
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
        }
    }

    @Property(tries = 4000)
    void aVectorWithOneByteChanged(@ForAll("vectors") RopVector vector, @ForAll int where, @ForAll byte change) {
        byte[] bytes = vector.bytes().clone();
        if (bytes.length > 1) {
            bytes[1 + Math.floorMod(where, bytes.length - 1)] ^= change;
        }
        WireReader in = new WireReader(ByteBuffer.wrap(bytes));
        try {
            byte[] encoded = RopVector.encode(vector.decode(in));
            assertThat(encoded).isEqualTo(Arrays.copyOf(bytes, in.position()));
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
        }
    }

    private static byte[] consumed(int id, byte[] bytes, WireReader in) {
        return ByteBuffer.allocate(1 + in.position())
                .put((byte) id)
                .put(bytes, 0, in.position())
                .array();
    }
}
