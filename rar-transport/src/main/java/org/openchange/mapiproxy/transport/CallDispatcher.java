/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Where complete calls go. Called on the event loop of the association in question. */
public interface CallDispatcher {

    /** Whether a client may bind to this interface; an interface matches by UUID and major version, and a minor version not above ours. */
    boolean offers(SyntaxId interfaceId, Association association);

    /** Takes a call; its answer comes now or later, on the association's event loop. Never throws. */
    void dispatch(InboundCall call);
}
