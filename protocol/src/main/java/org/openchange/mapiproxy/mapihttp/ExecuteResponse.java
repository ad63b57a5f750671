/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapihttp;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCMAPIHTTP] 2.2.4.2.2 Execute request type success response body, and 2.2.4.2.3 its failure response body, which has only
 * StatusCode and AuxiliaryBuffer.
 *
 * @param statusCode not 0 in a failure response body
 * @param errorCode as the return value of EcDoRpcExt2; 0 in a failure response body, which has none
 * @param flags reserved
 * @param ropBuffer as rgbOut; empty in a failure response body
 * @param auxiliaryBuffer as rgbAuxOut
 */
public record ExecuteResponse(
        long statusCode, long errorCode, long flags, ByteBuffer ropBuffer, ByteBuffer auxiliaryBuffer) {

    private static final long BUFFER_TOO_SMALL = 0x47D;
    private static final long SERVER_TOO_BUSY = 0x6BB;

    public ExecuteResponse {
        ropBuffer = ropBuffer.slice().asReadOnlyBuffer();
        auxiliaryBuffer = auxiliaryBuffer.slice().asReadOnlyBuffer();
        if (statusCode != 0 && (errorCode != 0 || flags != 0 || ropBuffer.hasRemaining())) {
            throw new IllegalArgumentException("a failure response body has only StatusCode and AuxiliaryBuffer");
        }
    }

    /**
     * Without ROP buffer and auxiliary buffer. ecBufferTooSmall and RPC_S_SERVER_TOO_BUSY are a StatusCode ([MS-OXCROPS] 3.2.4.2 and 3.2.4.3), other
     * errors an ErrorCode.
     *
     * @param result 0, or what EcDoRpcExt2 would return
     */
    public static ExecuteResponse of(long result) {
        boolean status = result == BUFFER_TOO_SMALL || result == SERVER_TOO_BUSY;
        ByteBuffer none = ByteBuffer.allocate(0);
        return new ExecuteResponse(status ? result : 0, status ? 0 : result, 0, none, none);
    }

    /** Reads a whole body: what follows PROCESSING, PENDING and DONE and the headers behind them. */
    public static ExecuteResponse read(WireReader in) {
        // StatusCode (4 bytes)
        long statusCode = in.readUnsignedInt();
        long errorCode = 0;
        long flags = 0;
        ByteBuffer ropBuffer = ByteBuffer.allocate(0);
        if (statusCode == 0) {
            // ErrorCode (4 bytes)
            errorCode = in.readUnsignedInt();
            // Flags (4 bytes)
            flags = in.readUnsignedInt();
            // RopBufferSize (4 bytes), RopBuffer (variable)
            ropBuffer = in.readBytes("RopBuffer", in.readUnsignedInt());
        }
        // AuxiliaryBufferSize (4 bytes), AuxiliaryBuffer (variable)
        ByteBuffer auxiliaryBuffer = in.readBytes("AuxiliaryBuffer", in.readUnsignedInt());
        if (in.hasRemaining()) {
            throw new MalformedMessageException(in.remaining() + " bytes after the body", in.position());
        }
        return new ExecuteResponse(statusCode, errorCode, flags, ropBuffer, auxiliaryBuffer);
    }

    public void write(WireWriter out) {
        // StatusCode (4 bytes)
        out.putInt(statusCode);
        if (statusCode == 0) {
            // ErrorCode (4 bytes)
            out.putInt(errorCode);
            // Flags (4 bytes)
            out.putInt(flags);
            // RopBufferSize (4 bytes), RopBuffer (variable)
            out.putInt(ropBuffer.remaining()).putBytes(ropBuffer);
        }
        // AuxiliaryBufferSize (4 bytes), AuxiliaryBuffer (variable)
        out.putInt(auxiliaryBuffer.remaining()).putBytes(auxiliaryBuffer);
    }

    @Override
    public ByteBuffer ropBuffer() {
        return ropBuffer.duplicate();
    }

    @Override
    public ByteBuffer auxiliaryBuffer() {
        return auxiliaryBuffer.duplicate();
    }

    public ExecuteResponse withRopBuffer(ByteBuffer ropBuffer) {
        return new ExecuteResponse(statusCode, errorCode, flags, ropBuffer, auxiliaryBuffer);
    }

    public ExecuteResponse withErrorCode(long errorCode) {
        return new ExecuteResponse(statusCode, errorCode, flags, ropBuffer, auxiliaryBuffer);
    }

    public ExecuteResponse withAuxiliaryBuffer(ByteBuffer auxiliaryBuffer) {
        return new ExecuteResponse(statusCode, errorCode, flags, ropBuffer, auxiliaryBuffer);
    }
}
