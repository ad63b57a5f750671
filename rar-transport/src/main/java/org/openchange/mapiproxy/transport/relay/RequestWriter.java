/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.StubFragments;

/** Makes the fragments of a request, protected where it was agreed, in one buffer: the stub is copied once. */
final class RequestWriter {
    private final Optional<UpstreamSecurity> protection;
    private final StubFragments.Protection fragments;
    /** One fragment while it is protected; null without protection. */
    private final byte[] scratch;

    RequestWriter(BoundAssociation bound) {
        this.protection = bound.protection();
        this.fragments = protection
                .map(security -> new StubFragments.Protection(
                        bound.maxFragment(), security.trailer(), security.authValueLength()))
                .orElseGet(() -> StubFragments.Protection.none(bound.maxFragment()));
        this.scratch = protection.isPresent() ? new byte[bound.maxFragment()] : null;
    }

    /** The caller owns the buffer. */
    ByteBuf write(ByteBufAllocator allocator, int callId, PendingCall call) {
        StubFragments request = StubFragments.request(
                callId, 0, BoundAssociation.CONTEXT_ID, call.opnum(), call.object(), call.stub(), fragments);
        ByteBuf out = allocator.directBuffer(request.nextLength());
        try {
            while (request.hasNext()) {
                writeFragment(request, out);
            }
            return out.retain();
        } finally {
            out.release();
        }
    }

    private void writeFragment(StubFragments request, ByteBuf out) {
        int length = request.nextLength();
        if (protection.isPresent()) {
            request.writeNext(ByteBuffer.wrap(scratch));
            protection.get().protect(scratch, length, request.headerLength());
            out.writeBytes(scratch, 0, length);
        } else {
            out.ensureWritable(length);
            request.writeNext(out.nioBuffer(out.writerIndex(), length));
            out.writerIndex(out.writerIndex() + length);
        }
    }
}
