/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.ndr.ContextHandle;

/**
 * What a client keeps over many calls: the connections of one association group, seen through one principal. Compared by identity: two are
 * equal exactly when they are the same, so that it may be a key for as long as it lives; {@link #id} tells them apart for ever.
 */
public interface Session {

    /** Unique over all nodes and their restarts. */
    String id();

    /** Empty for a client that did not authenticate. */
    Optional<Principal> principal();

    InetSocketAddress client();

    Instant startedAt();

    /** What modules keep until the session ends. */
    Slots slots();

    /** The session context of this handle; empty when this session has not opened it, or has closed it. */
    default Optional<SessionContext> context(ContextHandle handle) {
        return Optional.empty();
    }

    /** The session contexts that are open, the oldest first. */
    default List<SessionContext> contexts() {
        return List.of();
    }
}
