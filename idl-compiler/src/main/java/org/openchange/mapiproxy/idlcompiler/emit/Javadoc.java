/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

/** Documentation of generated types. */
final class Javadoc {
    private Javadoc() {}

    /** What the IDL says, or what it is. */
    static String of(String documentation, String kind, String name) {
        return (documentation.isEmpty() ? kind + " " + name + "." : documentation) + "\n";
    }
}
