/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.util.Optional;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.spi.ModuleException;

/** Sees one kind of response on its way to the client. */
@FunctionalInterface
public interface RopResponseHook<R extends RopResponse> {

    /**
     * Returns the response to go on with: the same object if nothing is to change, else another with the same RopId.
     *
     * @param request what it answers, as the server got it; empty for RopNotify, RopPending, RopBackoff and RopBufferTooSmall. For a RopProgress
     *     that took the place of a response, and for the response that came in the place of a RopProgress, it is the other ROP's request.
     */
    RopResponse onResponse(RopCall call, Optional<RopRequest> request, R response) throws ModuleException;
}
