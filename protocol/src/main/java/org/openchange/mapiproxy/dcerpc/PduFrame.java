/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * One whole PDU as it is on the wire: {@code header | body | padding | sec_trailer | auth_value}, C706 12.6. Owns its array, in which a
 * security context may decrypt; so read the body of a protected PDU after it was verified. Everything that reads throws {@link
 * MalformedMessageException} only.
 */
public final class PduFrame {
    private final byte[] bytes;
    private final PduHeader header;

    private PduFrame(byte[] bytes, PduHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    /** Takes exactly one PDU; the array is not copied. */
    public static PduFrame of(byte[] bytes) {
        PduHeader header = PduHeader.read(bytes);
        if (header.fragLength() != bytes.length) {
            throw new MalformedMessageException(
                    "frag_length " + header.fragLength() + " of a PDU of " + bytes.length + " bytes", 8);
        }
        return new PduFrame(bytes, header);
    }

    public PduHeader header() {
        return header;
    }

    public PduType type() {
        return header.type();
    }

    /** The PDU itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The sec_trailer, or empty when auth_length is 0.
     *
     * @throws MalformedMessageException also if it is not aligned to 4 bytes, or padding or auth_value do not fit into the PDU
     */
    public Optional<SecurityTrailer> trailer() {
        if (header.authLength() == 0) {
            return Optional.empty();
        }
        int offset = bodyEnd();
        if (offset < PduHeader.LENGTH) {
            throw new LimitExceededException("auth_length", 10, header.authLength(), bytes.length);
        }
        if ((offset & 3) != 0) {
            throw new MalformedMessageException("sec_trailer is not aligned to 4 bytes", offset);
        }
        SecurityTrailer trailer = SecurityTrailer.read(reader(offset, bytes.length));
        if (trailer.padLength() > offset - PduHeader.LENGTH) {
            throw new LimitExceededException(
                    "auth_pad_length", offset + 2L, trailer.padLength(), offset - (long) PduHeader.LENGTH);
        }
        return Optional.of(trailer);
    }

    /** A copy of auth_value; empty when there is no sec_trailer. */
    public byte[] authValue() {
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - header.authLength()), bytes.length);
    }

    /** Where body and padding end: at the sec_trailer, or at the end of a PDU without one. Below 16 when auth_length is wrong. */
    public int bodyEnd() {
        return header.authLength() == 0 ? bytes.length : bytes.length - header.authLength() - SecurityTrailer.LENGTH;
    }

    /** The body of a bind or alter_context. */
    public BindPdu bind() {
        return BindPdu.read(body());
    }

    /** The body of a bind_ack or alter_context_resp. */
    public BindAckPdu bindAck() {
        return BindAckPdu.read(body());
    }

    public BindNakPdu bindNak() {
        return BindNakPdu.read(body());
    }

    public RequestPdu request() {
        return RequestPdu.read(body(), header.flags());
    }

    public ResponsePdu response() {
        return ResponsePdu.read(body());
    }

    public FaultPdu fault() {
        return FaultPdu.read(body());
    }

    private PduReader body() {
        return reader(PduHeader.LENGTH, bodyEnd());
    }

    private PduReader reader(int start, int end) {
        return new PduReader(bytes, start, end, header.drep().byteOrder());
    }

    @Override
    public String toString() {
        return header.toString();
    }
}
