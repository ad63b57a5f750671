/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import org.openchange.mapiproxy.wire.WireWriter;

/** A ROP request buffer ([MS-OXCROPS] 2.2): one operation that a client asks for. Implemented by records that name every field. */
public interface RopRequest {

    RopType type();

    /** Which logon of the session it is for. */
    int logonId();

    /**
     * The first handle index of the request: where in the server object handle table the object stands that it works on (for RopLogon, where
     * the new object is to stand).
     */
    int handleIndex();

    /** Where the object is to stand that it opens; of a ROP that opens none, {@link #handleIndex}. */
    default int outputHandleIndex() {
        return handleIndex();
    }

    /** The handle index that the response carries; {@link #outputHandleIndex} of most. */
    default int responseHandleIndex() {
        return outputHandleIndex();
    }

    /** Writes all of it, RopId and LogonId first. */
    void write(WireWriter out);
}
