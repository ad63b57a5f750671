/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.util.Objects;
import java.util.OptionalLong;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.spi.Call;

/**
 * Where a ROP stands: in which call, and among which Server object handles.
 *
 * @param call the call that carries it
 * @param buffer its ROP buffer: of a request as the client sent it, where an object that is yet to be opened has no handle; of a response as
 *     the server answered
 */
public record RopCall(Call call, RopBuffer buffer) {
    public RopCall {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(buffer, "buffer");
    }

    /** The Server object handle at an index that a ROP names; empty where there is none. */
    public OptionalLong handle(int index) {
        boolean exists = index < buffer.handleCount() && buffer.handle(index) != RopBuffer.NO_HANDLE;
        return exists ? OptionalLong.of(buffer.handle(index)) : OptionalLong.empty();
    }
}
