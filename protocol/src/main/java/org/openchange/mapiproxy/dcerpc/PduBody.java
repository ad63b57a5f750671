/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.wire.LimitExceededException;

/** What follows the common header in a PDU that is sent whole. Requests and responses are cut by {@link StubFragments} instead. */
public sealed interface PduBody permits BindPdu, BindAckPdu, BindNakPdu, Auth3Pdu, FaultPdu, EmptyBody {

    /** Of the body, in bytes. */
    int length();

    /** Writes {@link #length} bytes in the byte order of the buffer; the PDU begins at the start of the buffer. */
    void write(ByteBuffer out);

    /** The whole PDU, without authentication. */
    default byte[] encode(PduType type, int flags, DataRepresentation drep, int callId) {
        int total = checked(PduHeader.LENGTH + length());
        ByteBuffer out = ByteBuffer.allocate(total);
        new PduHeader(type, flags, drep, total, 0, callId).write(out);
        write(out);
        return out.array();
    }

    /**
     * The whole PDU with a sec_trailer, aligned to 4 bytes. Its pad length is computed, whatever {@code trailer} says.
     *
     * @param authValue may be empty: auth_length is 0 then, and the sec_trailer is there nevertheless, as Windows sends it when the other
     *     side's last token needs no answer
     * @throws LimitExceededException if the PDU would be longer than 65535 bytes
     */
    default byte[] encode(
            PduType type, int flags, DataRepresentation drep, int callId, SecurityTrailer trailer, byte[] authValue) {
        int pad = -length() & 3;
        int total = checked(PduHeader.LENGTH + length() + pad + SecurityTrailer.LENGTH + authValue.length);
        ByteBuffer out = ByteBuffer.allocate(total);
        new PduHeader(type, flags, drep, total, authValue.length, callId).write(out);
        write(out);
        out.position(out.position() + pad);
        new SecurityTrailer(trailer.authType(), trailer.authLevel(), pad, trailer.contextId()).write(out);
        out.put(authValue);
        return out.array();
    }

    private static int checked(int total) {
        if (total > PduHeader.MAX_FRAG_LENGTH) {
            throw new LimitExceededException("PDU", -1, total, PduHeader.MAX_FRAG_LENGTH);
        }
        return total;
    }
}
