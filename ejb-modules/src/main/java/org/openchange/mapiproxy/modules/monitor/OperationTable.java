/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.idl.asyncemsmdb.Asyncemsmdb;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.idl.rfr.Rfr;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;

/**
 * The counts of all operations. Bounded, though clients choose interface and opnum: what goes beyond is counted together as {@code other}.
 * Thread-safe; a call whose operation was called before meets no lock.
 */
final class OperationTable {
    static final int MOST_INTERFACES = 32;
    /** Operations of an interface whose IDL is not known that are told apart. */
    static final int MOST_UNKNOWN_OPERATIONS = 64;

    static final String OTHER = "other";

    private static final Set<SyntaxId> RETURNING_CODES =
            Set.of(Emsmdb.INTERFACE.id(), Asyncemsmdb.INTERFACE.id(), Nspi.INTERFACE.id(), Rfr.INTERFACE.id());

    private static final int NSPI_UNBIND = 1;
    /** [MS-OXNSPI] 2.2.1.2: UnbindSuccess. */
    private static final long UNBIND_SUCCESS = 1;

    private final ConcurrentHashMap<SyntaxId, InterfaceCounts> interfaces = new ConcurrentHashMap<>();
    private final OperationCounts others = new OperationCounts(OTHER, OperationCounts.OTHER, OTHER, false, 0);

    OperationCounts of(Call call) {
        InterfaceCounts present = interfaces.get(call.interfaceId());
        if (present == null) {
            if (interfaces.size() >= MOST_INTERFACES) {
                return others;
            }
            present = interfaces.computeIfAbsent(call.interfaceId(), InterfaceCounts::new);
        }
        return present.of(call.opnum());
    }

    /** Those that were called. */
    List<OperationLoad> loads() {
        List<OperationLoad> loads = new ArrayList<>();
        interfaces.values().forEach(each -> each.addLoads(loads));
        add(others, loads);
        return loads;
    }

    private static void add(OperationCounts counts, List<OperationLoad> loads) {
        if (counts != null && counts.isUsed()) {
            loads.add(counts.load());
        }
    }

    private static final class InterfaceCounts {
        private final SyntaxId id;
        private final Optional<RpcInterface> idl;
        private final String name;
        private final AtomicReferenceArray<OperationCounts> byOpnum;
        private final OperationCounts beyond;

        InterfaceCounts(SyntaxId id) {
            this.id = id;
            idl = KnownInterfaces.byId(id);
            name = idl.map(RpcInterface::name).orElseGet(id::toString);
            byOpnum = new AtomicReferenceArray<>(
                    idl.map(known -> known.operations().size()).orElse(MOST_UNKNOWN_OPERATIONS));
            beyond = new OperationCounts(name, OperationCounts.OTHER, OTHER, false, 0);
        }

        OperationCounts of(int opnum) {
            if (opnum >= byOpnum.length()) {
                return beyond;
            }
            OperationCounts present = byOpnum.get(opnum);
            if (present != null) {
                return present;
            }
            OperationCounts made = make(opnum);
            return byOpnum.compareAndSet(opnum, null, made) ? made : byOpnum.get(opnum);
        }

        private OperationCounts make(int opnum) {
            String operation = idl.flatMap(known -> known.operation(opnum))
                    .map(Operation::name)
                    .orElse("opnum " + opnum);
            boolean isUnbind = id.equals(Nspi.INTERFACE.id()) && opnum == NSPI_UNBIND;
            return new OperationCounts(
                    name, opnum, operation, RETURNING_CODES.contains(id), isUnbind ? UNBIND_SUCCESS : 0);
        }

        void addLoads(List<OperationLoad> loads) {
            for (int opnum = 0; opnum < byOpnum.length(); opnum++) {
                add(byOpnum.get(opnum), loads);
            }
            add(beyond, loads);
        }
    }
}
