/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.RequestPdu;

/** A request of which not all fragments have come. Memory grows with what has come, not with what alloc_hint promises. */
final class RequestAssembly {
    private final PduHeader header;
    private final RequestPdu request;
    private final PresentationContext context;
    private final SecurityState security;
    private byte[] stub;
    private int length;

    RequestAssembly(PduFrame first, RequestPdu request, PresentationContext context, SecurityState security) {
        this.header = first.header();
        this.request = request;
        this.context = context;
        this.security = security;
        this.stub = new byte[0];
    }

    /**
     * Takes the stub bytes of a fragment.
     *
     * @return false if the whole would be more than {@code limit} bytes, or the fragment announces so
     */
    boolean add(PduFrame fragment, RequestPdu request, int stubEnd, int limit) {
        int count = stubEnd - request.stubOffset();
        long announced = length + (request.allocHint() & 0xFFFFFFFFL);
        if (count > limit - length || announced > limit) {
            return false;
        }
        if (stub.length - length < count) {
            stub = Arrays.copyOf(stub, Math.max(length + count, Math.min(stub.length * 2, limit)));
        }
        System.arraycopy(fragment.bytes(), request.stubOffset(), stub, length, count);
        length += count;
        return true;
    }

    /** Of the first fragment, as is everything that says which call this is. */
    PduHeader header() {
        return header;
    }

    RequestPdu request() {
        return request;
    }

    PresentationContext context() {
        return context;
    }

    SecurityState security() {
        return security;
    }

    /** What has come, in the client's byte order. */
    ByteBuffer stub() {
        return ByteBuffer.wrap(stub, 0, length).slice().order(header.drep().byteOrder());
    }
}
