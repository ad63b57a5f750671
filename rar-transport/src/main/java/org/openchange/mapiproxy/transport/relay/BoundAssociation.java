/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.Optional;

/**
 * What a bind has agreed upon.
 *
 * @param groupId the association group that the server named
 * @param maxFragment of a request fragment, in bytes
 * @param concurrent whether several calls may be under way at a time (PFC_CONC_MPX on both sides)
 * @param confirmed whether the server has accepted the authentication; auth3 has no answer, so that it shows with the first call
 * @param security empty without authentication
 */
record BoundAssociation(
        int groupId, int maxFragment, boolean concurrent, boolean confirmed, Optional<UpstreamSecurity> security) {
    /** p_cont_id of the one presentation context of an upstream connection. */
    static final int CONTEXT_ID = 0;

    /** The security context, when it protects requests and answers. */
    Optional<UpstreamSecurity> protection() {
        return security.filter(UpstreamSecurity::protectsPdus);
    }
}
