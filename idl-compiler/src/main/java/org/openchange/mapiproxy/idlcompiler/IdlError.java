/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler;

import org.openchange.mapiproxy.idlcompiler.model.Position;

/**
 * Something wrong in an IDL file.
 *
 * @param message what is wrong and what was expected
 */
public record IdlError(Position position, String message) {
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
