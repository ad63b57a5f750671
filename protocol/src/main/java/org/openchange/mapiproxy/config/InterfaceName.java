/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * An interface as the configuration names it.
 *
 * @param name {@code exchange_nsp}, or the text of {@code id}
 * @param id set when it was named by UUID and version; it is then relayed opaquely unless its IDL is known
 */
public record InterfaceName(String name, Optional<SyntaxId> id) {
    public InterfaceName {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
    }

    static InterfaceName known(String name) {
        return new InterfaceName(name, Optional.empty());
    }

    static InterfaceName opaque(SyntaxId id) {
        return new InterfaceName(id.toString(), Optional.of(id));
    }
}
