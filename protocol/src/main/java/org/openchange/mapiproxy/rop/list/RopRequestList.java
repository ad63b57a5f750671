/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RopBuffers;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The ROP requests of one ROP input buffer ([MS-OXCROPS] 2.2.1). Immutable.
 *
 * @param requests in their order
 * @param buffer the same as bytes, with the Server object handles that they name by index
 */
public record RopRequestList(List<RopRequest> requests, RopBuffer buffer) {
    public RopRequestList {
        requests = List.copyOf(requests);
        Objects.requireNonNull(buffer, "buffer");
    }

    /**
     * Reads a list to its end.
     *
     * @throws org.openchange.mapiproxy.wire.MalformedMessageException when a RopId is not known, or a ROP is not what its layout says
     */
    public static RopRequestList read(RopBuffer buffer, RequestContext context) {
        return new RopRequestList(new RequestListReader(buffer.ropsList(), context).read(), buffer);
    }

    /** The lists of all ROP buffers of a call: the first one, and those that continue its last ROP. */
    public static List<RopRequestList> readAll(RopBuffers buffers, RequestContext context) {
        List<RopRequestList> lists = new ArrayList<>(1);
        for (RopBuffer buffer : buffers.ropBuffers()) {
            lists.add(read(buffer, context));
        }
        return List.copyOf(lists);
    }

    /** @throws IllegalArgumentException when the list is longer than its 16-bit size can say */
    public static RopRequestList of(List<RopRequest> requests, long... handles) {
        return new RopRequestList(requests, RopBuffer.of(write(requests).toByteBuffer(), handles));
    }

    /** The same handles with other requests; this very list if they are the same objects. */
    public RopRequestList with(List<RopRequest> changed) {
        return SameObjects.in(requests, changed)
                ? this
                : new RopRequestList(changed, buffer.withRopsList(write(changed).toByteBuffer()));
    }

    private static WireWriter write(List<RopRequest> requests) {
        WireWriter out = new WireWriter();
        requests.forEach(request -> request.write(out));
        return out;
    }

    /** The handle at an index; empty where the table does not have that index. */
    public OptionalLong handle(int index) {
        return index >= 0 && index < buffer.handleCount()
                ? OptionalLong.of(buffer.handle(index))
                : OptionalLong.empty();
    }

    /** The encoded requests from that one on, as RopBufferTooSmall returns them. */
    ByteBuffer bytesFrom(int requestIndex) {
        return write(requests.subList(requestIndex, requests.size())).toByteBuffer();
    }
}
