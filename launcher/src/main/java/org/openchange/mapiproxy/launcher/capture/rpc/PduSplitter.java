/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Cuts one stream into PDUs. Where it does not know where a PDU begins, at the start, behind a gap or behind something else, it looks at the
 * beginning of each segment.
 *
 * <pre>
 *   SEARCHING ── a segment that begins as a PDU does ──► IN STEP
 *       ▲                                                   │
 *       └────────── gap, or not a PDU after all ────────────┘
 * </pre>
 */
final class PduSplitter {
    private static final int MAX_VERSION_MINOR = 1;
    private static final byte[] NOTHING = {};

    private byte[] pending = NOTHING;
    private int length;
    private boolean inStep;
    private boolean sawPdu;

    /** Whether these bytes begin as a PDU does; 16 of them tell. */
    static boolean beginsPdu(ByteBuffer bytes) {
        if (bytes.remaining() < PduHeader.LENGTH) {
            return false;
        }
        int at = bytes.position();
        int type = bytes.get(at + 2) & 0xFF;
        boolean version = bytes.get(at) == 5 && bytes.get(at + 1) >= 0 && bytes.get(at + 1) <= MAX_VERSION_MINOR;
        boolean drep = (bytes.get(at + 4) == 0x10 || bytes.get(at + 4) == 0)
                && bytes.get(at + 5) == 0
                && bytes.get(at + 6) == 0
                && bytes.get(at + 7) == 0;
        int fragLength = PduHeader.peekFragLength(bytes.get(at + 4), bytes.get(at + 8), bytes.get(at + 9));
        boolean known = PduType.of(type).isPresent();
        return version && drep && known && fragLength >= PduHeader.LENGTH;
    }

    /** The same for fewer bytes, which may still turn out to begin something else. */
    private static boolean mayBeginPdu(ByteBuffer bytes) {
        int at = bytes.position();
        int count = bytes.remaining();
        return count < PduHeader.LENGTH
                && count > 0
                && bytes.get(at) == 5
                && (count < 2 || bytes.get(at + 1) >= 0 && bytes.get(at + 1) <= MAX_VERSION_MINOR);
    }

    /** Takes what came next; afterwards {@link #next} until it has no more. */
    void add(ByteBuffer bytes) {
        if (!inStep && !beginsPdu(bytes) && !mayBeginPdu(bytes)) {
            return;
        }
        inStep = true;
        int count = bytes.remaining();
        if (pending.length - length < count) {
            pending = Arrays.copyOf(pending, Math.max(pending.length * 2, length + count));
        }
        bytes.duplicate().get(pending, length, count);
        length += count;
    }

    /** Whether at least one whole PDU was there. */
    boolean sawPdu() {
        return sawPdu;
    }

    /** Bytes of a PDU that is not complete. */
    int pendingLength() {
        return length;
    }

    /**
     * The next whole PDU, or empty.
     *
     * @throws MalformedMessageException if what follows is none; the next segment that begins one is where it goes on
     */
    Optional<PduFrame> next() {
        if (length < PduHeader.LENGTH) {
            return Optional.empty();
        }
        if (!beginsPdu(ByteBuffer.wrap(pending, 0, length))) {
            lose();
            if (!sawPdu) {
                return Optional.empty();
            }
            throw new MalformedMessageException("bytes that are no PDU follow one", -1);
        }
        int fragLength = PduHeader.peekFragLength(pending, 0);
        if (length < fragLength) {
            return Optional.empty();
        }
        sawPdu = true;
        byte[] pdu = Arrays.copyOf(pending, fragLength);
        length -= fragLength;
        System.arraycopy(pending, fragLength, pending, 0, length);
        if (length == 0) {
            pending = NOTHING; // thousands of connections may be silent from now on
        }
        return Optional.of(PduFrame.of(pdu));
    }

    /** Behind a gap nothing that was begun can be completed. */
    void lose() {
        length = 0;
        pending = NOTHING;
        inStep = false;
    }
}
