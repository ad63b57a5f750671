/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.idl.epm.EptEntry;
import org.openchange.mapiproxy.idl.epm.EptLookupResponse;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The protocol towers in the messages of the endpoint mapper, C706 appendix L, which NDR knows as octets only. */
final class Towers {
    private Towers() {}

    /** Those that can be read, in their order. */
    static List<ProtocolTower> of(Message message) {
        List<Twr> octets = new ArrayList<>();
        if (message instanceof EptMapRequest request) {
            octets.add(request.mapTower());
        } else if (message instanceof EptMapResponse answer) {
            octets.addAll(answer.towers());
        } else if (message instanceof EptLookupResponse answer) {
            answer.entries().stream().map(EptEntry::tower).forEach(octets::add);
        }
        return octets.stream()
                .filter(Objects::nonNull)
                .map(Twr::towerOctetString)
                .map(Towers::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ProtocolTower> read(ByteBuffer octets) {
        try {
            return Optional.of(ProtocolTower.read(octets));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /** Adds a line for each, behind what the message itself prints. */
    static void print(Message message, PrintTree tree) {
        List<ProtocolTower> towers = of(message);
        if (!towers.isEmpty()) {
            tree.begin("endpoints[" + towers.size() + "]");
            towers.forEach(tower -> tree.value(PrintTree.ITEM, text(tower)));
            tree.end();
        }
    }

    private static String text(ProtocolTower tower) {
        String of = tower.interfaceId()
                .map(id -> KnownInterfaces.byId(id).map(RpcInterface::name).orElse(id.toString()))
                .orElse("no interface");
        if (!tower.isTcp()) {
            return of;
        }
        String host = tower.address().map(address -> address.getHostAddress()).orElse("");
        return of + " ncacn_ip_tcp:" + host + "[" + tower.tcpPort().orElse(0) + "]";
    }
}
