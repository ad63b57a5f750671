/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * A compiled interface. The generated packages hold one constant of it each, for example {@code Emsmdb.INTERFACE}.
 *
 * @param name the name in the IDL, as the configuration uses it, for example {@code exchange_emsmdb}
 * @param id UUID and version
 * @param operations by opnum, without gaps
 */
public record RpcInterface(String name, SyntaxId id, List<Operation> operations) {
    public RpcInterface {
        operations = List.copyOf(operations);
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).opnum() != i) {
                throw new IllegalArgumentException(
                        name + ": operation " + operations.get(i).name() + " is out of order");
            }
        }
    }

    /** The operation with this number, or empty when the interface has none. */
    public Optional<Operation> operation(int opnum) {
        return opnum >= 0 && opnum < operations.size() ? Optional.of(operations.get(opnum)) : Optional.empty();
    }
}
