/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A ROP response buffer ([MS-OXCROPS] 2.2). Most answer a request and are a {@link RopReply}; RopNotify, RopPending, RopBackoff and
 * RopBufferTooSmall come from the server alone.
 */
public interface RopResponse {

    RopType type();

    /** Writes all of it, RopId first. */
    void write(WireWriter out);
}
