/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * The way upstream for one client association: one upstream connection per interface that the client uses, opened by the first call. Belongs to
 * the association's event loop, as do its sockets. {@link #close} ends the connections and all calls, without telling their sinks.
 */
public interface Relay extends AutoCloseable {

    /** Sends a request; the sink hears exactly once, later, on the event loop, unless the call is orphaned or the relay is closed first. */
    RelayedCall relay(SyntaxId interfaceId, int opnum, Optional<UUID> object, ByteBuffer stub, Sink sink);

    @Override
    void close();

    /** Makes the relay of one association. */
    interface Factory {
        Relay open(Association association);
    }

    /** Where the answer goes. */
    interface Sink {
        /** The answer's stub in the byte order of upstream. Not shared. */
        void onResponse(ByteBuffer stub);

        /** The fault of upstream as it came, or the one for an upstream that cannot be reached, is lost or does not answer in time. */
        void onFault(FaultStatus status, boolean didNotExecute);
    }

    /** A request on its way. */
    interface RelayedCall {
        /** Passes co_cancel on; the answer is still awaited. */
        void cancel();

        /** Passes orphaned on; the sink hears nothing more. */
        void orphan();
    }
}
