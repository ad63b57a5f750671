/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;

/** Reads one atom ([MS-OXCFXICS] 2.2.4.1) when all of it is there, and nothing when it is not. */
final class AtomReader {
    /** Bytes of the longest name of a property that is taken. */
    private static final int MAX_NAME = 1024;

    private static final int KIND_AT = PropertyTag.SIZE + 16;
    static final int NUMBER = 0x00;
    static final int NAME = 0x01;

    private final ByteBuffer bytes;
    private final WireReader in;
    private final long start;

    /** @param start where in the stream the bytes begin */
    AtomReader(ByteBuffer bytes, long start) {
        this.bytes = bytes.slice();
        this.in = new WireReader(bytes);
        this.start = start;
    }

    /** What is left here, and the bytes behind it. */
    AtomReader followedBy(ByteBuffer next) {
        if (in.remaining() == 0) {
            return new AtomReader(next, offset());
        }
        long offset = offset();
        ByteBuffer joined = ByteBuffer.allocate(in.remaining() + next.remaining());
        joined.put(in.readRemaining()).put(next.duplicate()).flip();
        return new AtomReader(joined, offset);
    }

    long offset() {
        return start + in.position();
    }

    int remaining() {
        return in.remaining();
    }

    Optional<Long> readInt() {
        return in.remaining() < Integer.BYTES ? Optional.empty() : Optional.of(in.readUnsignedInt());
    }

    Optional<FastTransferToken.FixedValue> readFixed(int type, int size) {
        return in.remaining() < size
                ? Optional.empty()
                : Optional.of(new FastTransferToken.FixedValue(type, in.readBytes("fixed value", size)));
    }

    /** As much of a value as there is; an empty piece for an empty value only. */
    Optional<FastTransferToken.ValueBytes> readPiece(long left) {
        if (left > 0 && in.remaining() == 0) {
            return Optional.empty();
        }
        long count = Math.min(left, in.remaining());
        return Optional.of(new FastTransferToken.ValueBytes(in.readBytes("value", count), count == left));
    }

    /** A marker or a propDef. */
    Optional<FastTransferToken> readElement() {
        if (in.remaining() < PropertyTag.SIZE) {
            return Optional.empty();
        }
        int position = in.position();
        PropertyTag tag = PropertyTag.read(in);
        Optional<Marker> marker = Marker.of(tag.value());
        if (marker.isPresent()) {
            return marker.map(FastTransferToken.MarkerFound::new);
        }
        if (!FastTransferType.isNamed(tag)) {
            return Optional.of(new FastTransferToken.PropertyDefinition(tag, Optional.empty()));
        }
        in.position(position);
        if (in.remaining() < namedSize(position)) {
            return Optional.empty();
        }
        return Optional.of(new FastTransferToken.PropertyDefinition(PropertyTag.read(in), Optional.of(readName())));
    }

    private PropertyName readName() {
        UUID guid = in.readGuid();
        return in.readUnsignedByte() == NUMBER
                ? new PropertyName.Numbered(guid, in.readUnsignedInt())
                : new PropertyName.Named(guid, in.readUnicode());
    }

    /** Bytes of the propDef of a named property; one more than there are when its end is not yet there. */
    private int namedSize(int position) {
        if (in.remaining() <= KIND_AT) {
            return in.remaining() + 1;
        }
        int kind = bytes.get(position + KIND_AT) & 0xFF;
        if (kind == NUMBER) {
            return KIND_AT + 1 + Integer.BYTES;
        }
        if (kind != NAME) {
            throw new UnknownValueException("kind of a named property", start + position + KIND_AT, kind);
        }
        return KIND_AT + 1 + nameSize(position + KIND_AT + 1);
    }

    private int nameSize(int from) {
        for (int at = from; at + 1 < bytes.limit(); at += 2) {
            if (at - from > MAX_NAME) {
                throw new LimitExceededException("name of a named property", start + from, at - from, MAX_NAME);
            }
            if (bytes.getShort(at) == 0) {
                return at - from + 2;
            }
        }
        return in.remaining() + 1;
    }
}
