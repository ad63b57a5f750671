/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.emsmdb.PackingError;
import org.openchange.mapiproxy.emsmdb.PackingResult;

/**
 * Brings changed lists of ROPs back into their call, packed as the original was. Lists that nobody changed are the bytes that came.
 *
 * <p>Requests have to fit into 32 KB blocks, responses into what the client announced (pcbOut, MaxRopOut) besides. Responses that do not fit are
 * treated as [MS-OXCROPS] 3.2.4.3 says: the list is cut before the first one that does not and ends with RopBufferTooSmall, which returns the
 * requests from there on; where that cannot help the client, because already one response is more than a block holds, the call fails with
 * ecBufferTooSmall. The server has done what was cut off, and the client will ask for it again: who makes responses longer should do so for
 * ROPs only that may be repeated.
 */
public final class ChangedRops {
    private ChangedRops() {}

    /**
     * The request with these lists.
     *
     * @throws RopsTooLargeException when a list does not fit into its block
     */
    public static <Q> Q inRequest(PackedRequest<Q, ?> packed, List<RopRequestList> lists) throws RopsTooLargeException {
        PackingResult<Q> result =
                packed.with(lists.stream().map(RopRequestList::buffer).toList());
        if (result instanceof PackingResult.TooLarge<Q> large) {
            throw new RopsTooLargeException(large.sizeNeeded(), large.room());
        }
        return ((PackingResult.Packed<Q>) result).message();
    }

    /**
     * The response with these lists, or with as many of their responses as fit.
     *
     * @param asked the request that is answered, and what was in its first ROP buffer
     */
    public static <R> R inResponse(
            PackedRequest<?, ? extends R> asked,
            Optional<RopRequestList> requests,
            PackedResponse<? extends R> packed,
            List<RopResponseList> lists) {
        PackingResult<? extends R> result = pack(packed, lists);
        if (result instanceof PackingResult.TooLarge<? extends R> large && large.block() == 0 && requests.isPresent()) {
            Optional<RopResponseList> cut = new ResponseCut(requests.get(), lists.get(0), large.room()).cut();
            result = cut.<PackingResult<? extends R>>map(first -> pack(packed, List.of(first)))
                    .orElse(large);
        }
        if (result instanceof PackingResult.Packed<? extends R> fits) {
            return fits.message();
        }
        return asked.answer(PackingError.BUFFER_TOO_SMALL.code()).message();
    }

    private static <R> PackingResult<R> pack(PackedResponse<R> packed, List<RopResponseList> lists) {
        return packed.with(lists.stream().map(RopResponseList::buffer).toList());
    }
}
