/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.call;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.ndr.NdrWriter;

/**
 * Compares a stub with what its message is written as. NDR leaves two things to the sender: the identifiers of pointers and what fills the
 * gaps of alignment. Where they lie is found by writing the message twice, with different ones.
 */
public final class Reencoding {
    /** Peers fill a stub up to a multiple of 8 or 16. */
    private static final int MAX_FILL = 15;

    private static final int FIRST_REFERENT = 0x00020000;
    private static final int OTHER_FIRST_REFERENT = 0x5D6C7B8A;

    private Reencoding() {}

    /** @param stub as it came, in its byte order, without verification trailer */
    public static Verdict compare(Message message, ByteBuffer stub) {
        ByteBuffer found = stub.slice().order(stub.order());
        ByteBuffer written;
        ByteBuffer other;
        try {
            written = write(message, new NdrWriter(stub.order()));
            other = write(message, new NdrWriter(stub.order(), OTHER_FIRST_REFERENT, (byte) 0xFF));
        } catch (IllegalArgumentException e) {
            return Verdict.failed("cannot be encoded: " + e.getMessage(), -1);
        }
        int behind = found.limit() - written.limit();
        if (behind < 0 || behind > MAX_FILL) {
            return Verdict.failed(
                    "encodes to " + written.limit() + " bytes, not " + found.limit(),
                    Math.min(found.limit(), written.limit()));
        }
        return difference(found, written, other)
                .map(at -> Verdict.failed("encodes to other bytes", at))
                .orElse(Verdict.IDENTICAL);
    }

    private static ByteBuffer write(Message message, NdrWriter writer) {
        message.write(writer);
        return writer.toBuffer();
    }

    private static Optional<Integer> difference(ByteBuffer found, ByteBuffer written, ByteBuffer other) {
        Map<Integer, Integer> referents = new HashMap<>();
        int at = 0;
        while (at < written.limit()) {
            if (isReferent(written, other, at)) {
                int theirs = found.getInt(at);
                Integer before = referents.putIfAbsent(written.getInt(at), theirs);
                if (theirs == 0 || before != null && before != theirs) {
                    return Optional.of(at);
                }
                at += Integer.BYTES;
            } else if (written.get(at) != found.get(at) && written.get(at) == other.get(at)) {
                return Optional.of(at);
            } else {
                at++;
            }
        }
        return Optional.empty();
    }

    private static boolean isReferent(ByteBuffer written, ByteBuffer other, int at) {
        if ((at & 3) != 0 || at + Integer.BYTES > written.limit()) {
            return false;
        }
        int number = written.getInt(at) - FIRST_REFERENT;
        return number >= 0 && number == other.getInt(at) - OTHER_FIRST_REFERENT;
    }
}
