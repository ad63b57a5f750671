/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.print.Printable;

/**
 * The ROP buffers of one direction of a call, and how they are packed. Immutable. A request has one ROP buffer, and behind it others with one
 * RopWriteStreamExtended, RopFastTransferDestinationPutBuffer or RopFastTransferDestinationPutBufferExtended each, which continue the last ROP
 * of the first; a response has one, and behind it others with one RopQueryRows, RopReadStream or RopFastTransferSourceGetBuffer response each.
 */
public sealed interface RopBuffers extends Printable permits ExtendedRopBuffers, HistoricRopBuffer {

    /** In their order; none in the response of a call that failed. */
    List<RopBuffer> ropBuffers();

    /**
     * Packs other ROP buffers in the same manner, each like the one in whose place it comes; those behind the last place like the last one.
     * What is equal to what was there stays the bytes that came.
     */
    RopBuffers with(List<RopBuffer> changed);

    /**
     * The bytes for the wire, handed to {@code carrier}, unless they are too many.
     *
     * @param maxBytes the most bytes that the parameter may have, packed
     */
    <M> PackingResult<M> pack(int maxBytes, Function<ByteBuffer, M> carrier);
}
