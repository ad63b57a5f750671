/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;

/** What a client keeps over many calls: the connections of one association group and its principal. */
public interface Session {

    /** Unique on this node and over its restarts. */
    String id();

    /** Empty for a client that did not authenticate. */
    Optional<Principal> principal();

    InetSocketAddress client();

    Instant startedAt();

    /** What modules keep until the session ends. */
    Slots slots();
}
