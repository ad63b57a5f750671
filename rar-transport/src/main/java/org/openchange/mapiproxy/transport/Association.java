/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.SecurityInitiator;

/** One client connection that speaks DCERPC. Everything but {@link #id} and the addresses belongs to {@link #eventLoop}. */
public interface Association {

    /** Unique on this node. */
    long id();

    InetSocketAddress client();

    InetSocketAddress local();

    AssociationGroup group();

    EventLoop eventLoop();

    /** Whoever the last complete security context proved; empty without one. */
    Optional<AuthenticatedPrincipal> principal();

    /** Logs on elsewhere as that principal, with what its client delegated; empty when it delegated nothing. */
    default Optional<SecurityInitiator> delegate() {
        return Optional.empty();
    }

    /** Runs on the event loop when the connection has ended; at once if it has ended already. */
    void onClose(Runnable action);

    /** Whether the client takes what it is sent. While it does not, what more there is for it had better stay where it is. */
    default boolean isWritable() {
        return true;
    }

    /** Runs once, on the event loop, when the client takes again, but not from within this call; never after the end. */
    default void onWritable(Runnable action) {
        eventLoop().execute(action);
    }
}
