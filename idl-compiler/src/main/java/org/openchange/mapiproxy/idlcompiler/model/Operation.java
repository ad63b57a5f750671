/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

import java.util.List;

/**
 * An operation of an interface.
 *
 * @param parameters null when they are not known, which the IDL writes as {@code (...)}
 * @param returns {@link Type.Void} when it returns nothing
 */
public record Operation(
        int opnum, String name, String documentation, Position position, List<Parameter> parameters, Type returns) {

    /** Whether its stubs can only be passed on. */
    public boolean isOpaque() {
        return parameters == null;
    }

    /** A parameter, in one or both directions. */
    public record Parameter(Definition.Field field, boolean in, boolean out) {}
}
