/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;

/** The parameters of one operation in one direction. Immutable. */
public interface Message {

    /** The number of the operation in its interface. */
    int opnum();

    /** Writes the stub in NDR 2.0, in the byte order of the writer. */
    void write(NdrWriter writer);

    /** Adds every parameter to the tree, by name. */
    void print(PrintTree tree);
}
