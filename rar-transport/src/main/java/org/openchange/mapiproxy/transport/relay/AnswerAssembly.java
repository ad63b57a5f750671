/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The fragments of one answer, put together. An answer of one fragment is not copied. */
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
        PduHeader header = frame.header();
        if (header.first() != (drep == null)) {
            throw new MalformedMessageException(
                    header.first() ? "a first fragment in the middle of an answer" : "an answer without first fragment",
                    3);
        }
        if (header.first() && header.last()) {
            drep = header.drep();
            bytes = frame.bytes();
            first = start;
            length = end - start;
            return true;
        }
        append(frame, start, end - start, allocHint);
        return header.last();
    }

    private void append(PduFrame frame, int start, int count, int allocHint) {
        if (drep == null) {
            drep = frame.header().drep();
            long hint = Math.min(allocHint & 0xFFFFFFFFL, (long) count * BELIEVED_HINT);
            bytes = new byte[(int) Math.max(count, hint)];
        } else if (drep != frame.header().drep()) {
            throw new MalformedMessageException("fragments of different byte order", DataRepresentation.OFFSET);
        } else if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(frame.bytes(), start, bytes, length, count);
        length += count;
    }

    /** The whole stub, in the byte order of the answer. */
    ByteBuffer stub() {
        ByteOrder order = drep.byteOrder();
        return ByteBuffer.wrap(bytes, first, length).slice().order(order);
    }
}
