/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The fragments of one answer, put together: each byte is copied once, and not at all where an array holds the whole answer already. */
final class AnswerAssembly {
    /** How far alloc_hint is believed: up to this multiple of the first fragment. */
    private static final int BELIEVED_HINT = 16;

    private byte[] bytes;
    private int first;
    private int length;
    private DataRepresentation drep;

    /** Bytes that have come so far. */
    int length() {
        return length;
    }

    /**
     * Takes the next fragment, whose stub lies between two offsets in its PDU.
     *
     * @return whether it was the last one
     * @throws MalformedMessageException if it does not follow the ones before it
     */
    boolean add(PduFrame frame, int start, int end, int allocHint) {
        int flags = frame.header().flags();
        requireOrder(flags, frame.header().drep());
        if ((flags & PfcFlags.WHOLE) == PfcFlags.WHOLE) {
            bytes = frame.bytes();
            first = start;
            length = end - start;
        } else {
            reserve(end - start, allocHint);
            System.arraycopy(frame.bytes(), start, bytes, length, end - start);
            length += end - start;
        }
        return isLast(flags);
    }

    /** The same for a fragment that lies in the socket's buffer. */
    boolean add(ByteBuf in, PduFrameDecoder.PlainResponse fragment) {
        int flags = fragment.flags();
        requireOrder(flags, fragment.drep());
        int count = fragment.stubLength();
        reserve(count, isLast(flags) ? 0 : fragment.allocHint(in));
        in.getBytes(fragment.stubStart(), bytes, length, count);
        length += count;
        return isLast(flags);
    }

    private static boolean isLast(int flags) {
        return (flags & PfcFlags.LAST_FRAG) != 0;
    }

    private void requireOrder(int flags, DataRepresentation ofFragment) {
        boolean isFirst = (flags & PfcFlags.FIRST_FRAG) != 0;
        if (isFirst != (drep == null)) {
            throw new MalformedMessageException(
                    isFirst ? "a first fragment in the middle of an answer" : "an answer without first fragment", 3);
        }
        if (!isFirst && drep != ofFragment) {
            throw new MalformedMessageException("fragments of different byte order", DataRepresentation.OFFSET);
        }
        drep = ofFragment;
    }

    private void reserve(int count, int allocHint) {
        if (bytes == null) {
            long hint = Math.min(allocHint & 0xFFFFFFFFL, (long) count * BELIEVED_HINT);
            bytes = new byte[(int) Math.max(count, hint)];
        } else if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    /** The whole stub, in the byte order of the answer. */
    ByteBuffer stub() {
        ByteBuffer whole = ByteBuffer.wrap(bytes, first, length);
        return (first == 0 && length == bytes.length ? whole : whole.slice()).order(drep.byteOrder());
    }
}
