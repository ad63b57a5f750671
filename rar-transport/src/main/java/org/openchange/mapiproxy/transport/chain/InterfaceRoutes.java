/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import org.openchange.mapiproxy.transport.chain.Route.Destination;

/** The routes of one interface, by opnum. Immutable. */
final class InterfaceRoutes {
    static final String RELAY = "relay";

    private static final int OPNUMS = 0x10000;

    private final OfferedInterface offered;
    private final String answeredBy;
    private final Route[] byOpnum;
    private final Route beyond;

    /**
     * @param server null when the interface is relayed
     * @param destination where calls go that no module answers, but for operations that do not exist
     * @param modules the chain, in the order that requests take
     */
    InterfaceRoutes(
            OfferedInterface offered,
            ActiveServer server,
            Destination destination,
            List<ActiveModule> modules,
            boolean isPrinted) {
        this.offered = offered;
        this.answeredBy = server != null ? server.name() : RELAY;
        Builder builder = new Builder(server, destination, modules, isPrinted);
        byOpnum = new Route[builder.count()];
        for (int opnum = 0; opnum < byOpnum.length; opnum++) {
            byOpnum[opnum] = builder.route(opnum);
        }
        beyond = builder.route(OPNUMS);
    }

    private InterfaceRoutes(OfferedInterface offered, String answeredBy) {
        this.offered = offered;
        this.answeredBy = answeredBy;
        byOpnum = new Route[0];
        beyond = new Route(offered, OPNUMS, Destination.UNAVAILABLE, null, List.of(), false);
    }

    /**
     * An interface whose calls are refused for the time being.
     *
     * @param answeredBy who would answer; empty when that is what is missing
     */
    static InterfaceRoutes closed(OfferedInterface offered, String answeredBy) {
        return new InterfaceRoutes(offered, answeredBy);
    }

    OfferedInterface offered() {
        return offered;
    }

    /** {@code relay}, the name of a server, or empty while nothing answers. */
    String answeredBy() {
        return answeredBy;
    }

    Route route(int opnum) {
        return opnum < byOpnum.length ? byOpnum[opnum] : beyond;
    }

    private final class Builder {
        private final ActiveServer server;
        private final Destination destination;
        private final List<ActiveModule> modules;
        private final boolean isPrinted;

        Builder(ActiveServer server, Destination destination, List<ActiveModule> modules, boolean isPrinted) {
            this.server = server;
            this.destination = destination;
            this.isPrinted = isPrinted;
            this.modules = modules.stream()
                    .filter(module -> module.registration().filter().wantsInterface(offered.name(), offered.id()))
                    .toList();
        }

        /** From here on, all operations are alike: none is in the IDL, and none is named by a module. */
        int count() {
            int known = offered.idl().map(idl -> idl.operations().size()).orElse(0);
            int named = modules.stream()
                    .mapToInt(module -> module.registration().filter().highestOpnum() + 1)
                    .max()
                    .orElse(0);
            return Math.min(OPNUMS, Math.max(known, named));
        }

        Route route(int opnum) {
            boolean isKnown = offered.operation(opnum).isPresent();
            boolean isOutOfRange = server != null && offered.idl().isPresent() && !isKnown;
            return new Route(
                    offered,
                    opnum,
                    isOutOfRange ? Destination.OUT_OF_RANGE : destination,
                    isOutOfRange ? null : server,
                    isOutOfRange ? List.of() : modules,
                    isPrinted);
        }
    }
}
