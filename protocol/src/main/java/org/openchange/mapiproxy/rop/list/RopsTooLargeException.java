/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import org.openchange.mapiproxy.emsmdb.PackingError;

/** Requests that were changed are longer than a call may carry: upstream would refuse it, so it is not sent. */
public final class RopsTooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param size bytes of the ROP buffer that does not fit, unpacked
     * @param room bytes that it may have
     */
    public RopsTooLargeException(int size, int room) {
        super("ROP buffer of " + size + " bytes where " + room + " fit");
    }

    /** RPC_X_BAD_STUB_DATA, which [MS-OXCRPC] 3.1.4.2 names for an rgbIn that is too long. */
    public PackingError error() {
        return PackingError.BAD_STUB;
    }
}
