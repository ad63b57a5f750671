/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

/** What became of packing ROP buffers into a call: the call with them, or what did not fit. */
public sealed interface PackingResult<M> {

    /** Everything fitted. */
    record Packed<M>(M message) implements PackingResult<M> {}

    /**
     * Nothing was packed. A server then ends the list of ROPs with RopBufferTooSmall, whose SizeNeeded is {@code sizeNeeded}, or answers with
     * {@link PackingError#BUFFER_TOO_SMALL} if already the first response does not fit.
     *
     * @param block the index of the first ROP buffer that does not fit
     * @param sizeNeeded bytes of that ROP buffer, unpacked
     * @param room bytes that a ROP buffer may have in its place
     */
    record TooLarge<M>(int block, int sizeNeeded, int room) implements PackingResult<M> {}
}
