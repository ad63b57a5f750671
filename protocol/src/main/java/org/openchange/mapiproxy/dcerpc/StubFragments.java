/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Cuts one stub into request or response fragments, C706 12.6.2.2. The stub's byte order becomes the data representation. Fragments of a protected
 * call come with an auth_value of zeros for a security context to fill in: data begins {@link #headerLength} bytes into the fragment and
 * ends before the sec_trailer. Not thread-safe; use while {@link #hasNext}.
 */
public final class StubFragments {
    private static final int STUB_HEADER = 24;
    private static final int UUID_LENGTH = 16;
    /** Stub bytes of a fragment that is not the last are a multiple of it, as is a protected fragment's data. */
    private static final int DATA_ALIGNMENT = 16;

    private final PduHeader prototype;
    private final int contextId;
    private final int lastWord;
    private final UUID object;
    private final ByteBuffer stub;
    private final int chunkBytes;
    private final SecurityTrailer trailer;
    private boolean first = true;
    private boolean done;

    private StubFragments(
            PduHeader prototype,
            int contextId,
            int lastWord,
            UUID object,
            ByteBuffer stub,
            int maxFragment,
            SecurityTrailer trailer) {
        this.prototype = prototype;
        this.contextId = contextId;
        this.lastWord = lastWord;
        this.object = object;
        this.stub = stub.duplicate();
        this.trailer = trailer;
        int room = maxFragment - headerLength() - trailerLength();
        this.chunkBytes = room - room % DATA_ALIGNMENT;
        if (chunkBytes <= 0) {
            throw new IllegalArgumentException("a fragment of " + maxFragment + " bytes has no room for data");
        }
    }

    /**
     * Fragments of a request.
     *
     * @param flags to be set on each fragment besides first, last and object: {@link PfcFlags#MAYBE} or 0
     */
    public static StubFragments request(
            int callId,
            int flags,
            int contextId,
            int opnum,
            Optional<UUID> object,
            ByteBuffer stub,
            Protection protection) {
        int all = object.isPresent() ? flags | PfcFlags.OBJECT_UUID : flags;
        return new StubFragments(
                prototype(PduType.REQUEST, all, stub, protection, callId),
                contextId,
                opnum,
                object.orElse(null),
                stub,
                protection.maxFragment(),
                protection.trailer());
    }

    public static StubFragments response(int callId, int contextId, ByteBuffer stub, Protection protection) {
        PduHeader prototype = prototype(PduType.RESPONSE, 0, stub, protection, callId);
        return new StubFragments(prototype, contextId, 0, null, stub, protection.maxFragment(), protection.trailer());
    }

    private static PduHeader prototype(PduType type, int flags, ByteBuffer stub, Protection protection, int callId) {
        DataRepresentation drep = DataRepresentation.of(stub.order());
        return new PduHeader(type, flags, drep, 0, protection.authValueLength(), callId);
    }

    /**
     * What every fragment has to keep.
     *
     * @param maxFragment negotiated size of a fragment, in bytes
     * @param trailer null for a call that is not protected
     * @param authValueLength in bytes; 0 without trailer
     */
    public record Protection(int maxFragment, SecurityTrailer trailer, int authValueLength) {

        public static Protection none(int maxFragment) {
            return new Protection(maxFragment, null, 0);
        }
    }

    public boolean hasNext() {
        return !done;
    }

    /** Bytes before the data of each fragment. */
    public int headerLength() {
        return object == null ? STUB_HEADER : STUB_HEADER + UUID_LENGTH;
    }

    /** Bytes of the next fragment. */
    public int nextLength() {
        int chunk = nextChunk();
        return headerLength() + chunk + pad(chunk) + trailerLength();
    }

    /** Writes the next fragment at the position of the buffer, whose byte order changes. */
    public void writeNext(ByteBuffer out) {
        int chunk = nextChunk();
        int allocHint = stub.remaining();
        int flags = prototype.flags() | (first ? PfcFlags.FIRST_FRAG : 0);
        flags |= chunk == allocHint ? PfcFlags.LAST_FRAG : 0;
        new PduHeader(
                        prototype.type(),
                        flags,
                        prototype.drep(),
                        nextLength(),
                        prototype.authLength(),
                        prototype.callId())
                .write(out);
        out.putInt(allocHint); // alloc_hint (4 bytes)
        out.putShort((short) contextId); // p_cont_id (2 bytes)
        out.putShort((short) lastWord); // opnum (2 bytes), or cancel_count and reserved (1 byte each)
        if (object != null) {
            Uuids.put(out, object); // object (16 bytes)
        }
        out.put(stub.slice(stub.position(), chunk)); // stub
        stub.position(stub.position() + chunk);
        writeTrailer(out, pad(chunk));
        first = false;
        done = !stub.hasRemaining();
    }

    private void writeTrailer(ByteBuffer out, int pad) {
        if (trailer == null) {
            return;
        }
        fill(out, pad); // auth_pad
        new SecurityTrailer(trailer.authType(), trailer.authLevel(), pad, trailer.contextId()).write(out);
        fill(out, prototype.authLength()); // auth_value
    }

    private static void fill(ByteBuffer out, int count) {
        for (int i = 0; i < count; i++) {
            out.put((byte) 0);
        }
    }

    private int nextChunk() {
        return Math.min(stub.remaining(), chunkBytes);
    }

    private int pad(int chunk) {
        return trailer == null ? 0 : -chunk & (DATA_ALIGNMENT - 1);
    }

    private int trailerLength() {
        return trailer == null ? 0 : SecurityTrailer.LENGTH + prototype.authLength();
    }
}
