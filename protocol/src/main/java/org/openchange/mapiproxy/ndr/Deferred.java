/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

/**
 * A construction whose place in the stream has been read, but not yet what its embedded pointers refer to: NDR puts those
 * referents behind the outermost construction (C706 14.3.12.3).
 */
@FunctionalInterface
public interface Deferred<T> {

    /** Reads the referents, in the order of their pointers, and makes the value. Called once. */
    T complete(NdrReader reader);
}
