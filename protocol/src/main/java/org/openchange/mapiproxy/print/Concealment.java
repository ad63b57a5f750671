/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

/** What a tree is not to show. Names and shapes always are shown. */
@FunctionalInterface
public interface Concealment {
    /** Nothing is hidden. */
    Concealment NONE = (name, form) -> false;

    /** What stands behind a name. */
    enum Form {
        /** Fields below a name of its own. */
        NODE,
        NUMBER,
        TEXT,
        BYTES,
        /** Anything that is written as itself: a GUID, a time, a flag. */
        VALUE
    }

    /** Whether this is hidden; of a node everything below it. */
    boolean hides(String name, Form form);
}
