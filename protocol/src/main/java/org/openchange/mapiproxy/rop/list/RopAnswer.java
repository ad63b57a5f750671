/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;

/**
 * A response and what it answers.
 *
 * @param requestIndex the place of the request in its list, from 0; {@link #NONE} where the response answers none or its request is not known
 * @param request empty for RopNotify, RopPending, RopBackoff and RopBufferTooSmall, and where the requests are not known
 */
public record RopAnswer(int requestIndex, Optional<RopRequest> request, RopResponse response) {
    public static final int NONE = -1;

    public RopAnswer {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
    }

    /** The same with another response. */
    public RopAnswer with(RopResponse other) {
        return new RopAnswer(requestIndex, request, other);
    }
}
