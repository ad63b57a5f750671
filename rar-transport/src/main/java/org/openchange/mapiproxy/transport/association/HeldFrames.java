/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.util.ArrayDeque;
import java.util.Queue;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * PDUs that came while a step of the handshake is under way, in their order. Requests of another security context, and what gives up calls, need not
 * wait; but once something is held, all that comes behind it is.
 */
final class HeldFrames {
    /** When that many are held, the client is not listened to; frames that it has sent in one go may still come. */
    private static final int ROOM = 8;

    private final Queue<PduFrame> frames = new ArrayDeque<>(2);

    /** @param awaited the context whose step is under way, or null */
    boolean holds(PduFrame pdu, SecurityState awaited) {
        if (awaited == null) {
            return false;
        }
        if (!frames.isEmpty()) {
            return true;
        }
        return switch (pdu.type()) {
            case CO_CANCEL, ORPHANED -> false;
            case REQUEST -> concerns(pdu, awaited);
            default -> true;
        };
    }

    /** Requests without a trailer may turn out to belong to any context. */
    private static boolean concerns(PduFrame request, SecurityState awaited) {
        try {
            SecurityTrailer trailer = request.trailer().orElse(null);
            return trailer == null || trailer.contextId() == awaited.trailer().contextId();
        } catch (MalformedMessageException e) {
            return false; // the client is told so at once
        }
    }

    void add(PduFrame pdu) {
        frames.add(pdu);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    boolean isFull() {
        return frames.size() >= ROOM;
    }

    PduFrame poll() {
        return frames.poll();
    }

    void clear() {
        frames.clear();
    }
}
