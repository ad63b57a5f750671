/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.time.Instant;
import org.openchange.mapiproxy.ndr.ContextHandle;

/**
 * [MS-OXCRPC] 3.1.1: what EcDoConnectEx opened and the client names by a context handle in every call after it: one mailbox logon of one
 * profile. A client with two profiles has two of them in one {@link Session}.
 *
 * <p>It begins with the answer that carries the handle and ends, exactly once, with the first of: the answer to EcDoDisconnect, an answer
 * with a zero handle, the fault that says that the server does not know the handle, or the end of its session. Compared by identity: two
 * are equal exactly when they are the same.
 */
public interface SessionContext {

    /** Unique over all nodes and their restarts. */
    String id();

    /** As whoever opened the context gave it: the real server, a server bean or a module. */
    ContextHandle handle();

    /** szUserDN as the client sent it: whose mailbox it is. Empty when it could not be read. */
    String userDn();

    Session session();

    Instant startedAt();

    /** What modules keep until the context ends. */
    Slots slots();
}
