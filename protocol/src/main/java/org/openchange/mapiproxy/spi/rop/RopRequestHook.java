/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.spi.ModuleException;

/** Sees one kind of ROP on its way to the server. */
@FunctionalInterface
public interface RopRequestHook<Q extends RopRequest> {

    /** Returns the ROP to go on with: the same object if nothing is to change, else another request of the same ROP. */
    RopRequest onRequest(RopCall call, Q request) throws ModuleException;
}
