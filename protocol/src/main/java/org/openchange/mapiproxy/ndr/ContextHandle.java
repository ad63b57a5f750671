/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.util.Objects;
import java.util.UUID;

/**
 * The wire form of a context handle, C706 14.2.5 and appendix N: 20 bytes.
 *
 * @param attributes always 0 in practice; kept as it came
 * @param uuid what identifies the context on the server that issued it
 */
public record ContextHandle(int attributes, UUID uuid) {
    /** The handle of no context: what a server returns when it has closed the context. */
    public static final ContextHandle NULL = new ContextHandle(0, new UUID(0, 0));

    /** Octets on the wire. */
    public static final int SIZE = 20;

    public ContextHandle {
        Objects.requireNonNull(uuid, "uuid");
    }

    public boolean isNull() {
        return equals(NULL);
    }

    @Override
    public String toString() {
        return isNull() ? "NULL handle" : uuid + (attributes == 0 ? "" : " attributes " + attributes);
    }
}
