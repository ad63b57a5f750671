/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.RpcInterface;

/**
 * The interfaces whose IDL is known.
 *
 * @param interfaces compiled interfaces
 */
public record InterfaceCatalog(List<RpcInterface> interfaces) {
    public InterfaceCatalog {
        interfaces = List.copyOf(interfaces);
    }

    /** Finds an interface by UUID and major version: minor versions of one major version are compatible. */
    public Optional<RpcInterface> find(SyntaxId id) {
        return interfaces.stream()
                .filter(known ->
                        known.id().uuid().equals(id.uuid()) && known.id().major() == id.major())
                .findFirst();
    }

    /** Reads an interface name or {@code UUID/MAJOR.MINOR}; empty when it is neither. */
    public Optional<OfferedInterface> resolve(String text) {
        Optional<RpcInterface> named = interfaces.stream()
                .filter(known -> known.name().equalsIgnoreCase(text))
                .findFirst();
        if (named.isPresent()) {
            return named.map(known -> new OfferedInterface(known.name(), known.id(), named));
        }
        return parse(text).map(this::describe);
    }

    /** An interface under its own name if its IDL is known, else under its UUID and version. */
    public OfferedInterface describe(SyntaxId id) {
        Optional<RpcInterface> known = find(id);
        return new OfferedInterface(known.map(RpcInterface::name).orElseGet(id::toString), id, known);
    }

    private static Optional<SyntaxId> parse(String text) {
        try {
            return Optional.of(SyntaxId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
