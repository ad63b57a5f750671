/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

import java.util.List;

/**
 * An operation of an interface.
 *
 * @param returns {@link Type.Void} when it returns nothing
 */
public record Operation(
        int opnum, String name, String documentation, Position position, List<Parameter> parameters, Type returns) {

    /** A parameter, in one or both directions. */
    public record Parameter(Definition.Field field, boolean in, boolean out) {}
}
