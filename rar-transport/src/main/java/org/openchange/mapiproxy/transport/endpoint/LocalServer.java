/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;

/** An interface that the adapter answers itself, from memory and on the event loop. */
interface LocalServer {

    SyntaxId interfaceId();

    /** Whether it can be bound at the endpoint that this association came to. */
    boolean isAt(Association association);

    /**
     * Answers the call before it returns.
     *
     * @throws org.openchange.mapiproxy.wire.MalformedMessageException if the stub is not what the IDL says; the call has no answer then
     */
    void serve(InboundCall call);
}
