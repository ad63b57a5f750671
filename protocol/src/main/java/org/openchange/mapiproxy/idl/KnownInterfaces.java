/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.asyncemsmdb.Asyncemsmdb;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.idl.rfr.Rfr;

/** The interfaces that are compiled into this library. */
public final class KnownInterfaces {
    private static final List<RpcInterface> ALL = List.of(
            Emsmdb.INTERFACE, Asyncemsmdb.INTERFACE, Nspi.INTERFACE, Rfr.INTERFACE, Epm.INTERFACE, Mgmt.INTERFACE);

    private KnownInterfaces() {}

    public static List<RpcInterface> all() {
        return ALL;
    }

    /** The interface that the configuration calls so, or empty. */
    public static Optional<RpcInterface> byName(String name) {
        return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** The interface with this UUID and version, or empty. */
    public static Optional<RpcInterface> byId(SyntaxId id) {
        return ALL.stream().filter(known -> known.id().equals(id)).findFirst();
    }
}
