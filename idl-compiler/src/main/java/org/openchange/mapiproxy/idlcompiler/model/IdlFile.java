/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

import java.util.List;
import java.util.Map;

/**
 * A checked IDL file.
 *
 * @param name the file's name without directories and extension; the generated package is called like that
 * @param definitions what it and its imports define, by name, in their order
 * @param contract its interface, or null when it has types only
 */
public record IdlFile(String name, Map<String, Definition> definitions, Interface contract) {

    /** The interface of a file. */
    public record Interface(
            String name, String documentation, String uuid, int major, int minor, List<Operation> operations) {}
}
