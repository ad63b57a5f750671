/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapihttp;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCMAPIHTTP] 2.2.4.2.1 Execute request type request body.
 *
 * @param flags as pulFlags of EcDoRpcExt2
 * @param ropBuffer as rgbIn
 * @param maxRopOut as pcbOut
 * @param auxiliaryBuffer as rgbAuxIn
 */
public record ExecuteRequest(long flags, ByteBuffer ropBuffer, long maxRopOut, ByteBuffer auxiliaryBuffer) {

    public ExecuteRequest {
        ropBuffer = ropBuffer.slice().asReadOnlyBuffer();
        auxiliaryBuffer = auxiliaryBuffer.slice().asReadOnlyBuffer();
    }

    /** Reads a whole body. */
    public static ExecuteRequest read(WireReader in) {
        // Flags (4 bytes)
        long flags = in.readUnsignedInt();
        // RopBufferSize (4 bytes), RopBuffer (variable)
        ByteBuffer ropBuffer = in.readBytes("RopBuffer", in.readUnsignedInt());
        // MaxRopOut (4 bytes)
        long maxRopOut = in.readUnsignedInt();
        // AuxiliaryBufferSize (4 bytes), AuxiliaryBuffer (variable)
        ByteBuffer auxiliaryBuffer = in.readBytes("AuxiliaryBuffer", in.readUnsignedInt());
        if (in.hasRemaining()) {
            throw new MalformedMessageException(in.remaining() + " bytes after the body", in.position());
        }
        return new ExecuteRequest(flags, ropBuffer, maxRopOut, auxiliaryBuffer);
    }

    public void write(WireWriter out) {
        // Flags (4 bytes)
        out.putInt(flags);
        // RopBufferSize (4 bytes), RopBuffer (variable)
        out.putInt(ropBuffer.remaining()).putBytes(ropBuffer);
        // MaxRopOut (4 bytes)
        out.putInt(maxRopOut);
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

    public ExecuteRequest withRopBuffer(ByteBuffer ropBuffer) {
        return new ExecuteRequest(flags, ropBuffer, maxRopOut, auxiliaryBuffer);
    }

    public ExecuteRequest withAuxiliaryBuffer(ByteBuffer auxiliaryBuffer) {
        return new ExecuteRequest(flags, ropBuffer, maxRopOut, auxiliaryBuffer);
    }
}
