/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

/** A response to a request: it names the request's handle index and says how it went. */
public interface RopReply extends RopResponse {

    /** The response's handle index: the one of the request that the specification says. */
    int handleIndex();

    /** 0, a warning or an error ([MS-OXCDATA] 2.4), unsigned 32-bit. */
    long returnValue();

    default boolean succeeded() {
        return returnValue() == 0;
    }
}
