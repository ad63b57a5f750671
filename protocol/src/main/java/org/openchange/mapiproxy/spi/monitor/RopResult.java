/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.util.OptionalLong;

/**
 * A remote operation inside a call.
 *
 * @param id RopId
 * @param name as the specification writes it, or {@code Rop 0x..}
 * @param returnValue unsigned 32-bit; empty when it has no answer, as RopRelease
 */
public record RopResult(int id, String name, OptionalLong returnValue) {

    /** Whether it failed; warnings are no failures. */
    public boolean failed() {
        return returnValue.isPresent() && ReturnCodes.isError(returnValue.getAsLong());
    }
}
