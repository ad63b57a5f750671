/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.Uuids;
import org.openchange.mapiproxy.idl.epm.EptEntry;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** The rows of the registry as the endpoint mapper shows them to one client: with an address that this client can reach. */
final class EndpointTowers {
    /** Rows that one call returns at most, whatever the client has room for. */
    static final int MAX_ROWS = 500;

    private static final int MAX_ANNOTATION = 63;

    private final EndpointRegistry registry;

    EndpointTowers(EndpointRegistry registry) {
        this.registry = registry;
    }

    List<EptEntry> entries(Predicate<EndpointEntry> wanted, Association association) {
        return registry.entries().stream()
                .filter(wanted)
                .map(entry -> new EptEntry(Uuids.NIL, twr(entry, association), annotation(entry)))
                .toList();
    }

    /** Towers of the endpoints that serve the interface of the given tower in NDR 2.0 over TCP; none for a tower that asks for more. */
    List<Twr> matching(Twr question, Association association) {
        Optional<SyntaxId> wanted = interfaceOf(question);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return registry.entries().stream()
                .filter(entry -> entry.serves(wanted.get()))
                .map(entry -> twr(entry, association))
                .distinct()
                .toList();
    }

    private static Optional<SyntaxId> interfaceOf(Twr question) {
        ProtocolTower tower;
        try {
            tower = ProtocolTower.read(question.towerOctetString());
        } catch (MalformedMessageException e) {
            return Optional.empty(); // a tower that makes no sense is registered nowhere
        }
        boolean inNdr = tower.transferSyntax().filter(SyntaxId.NDR::equals).isPresent();
        return inNdr && tower.isTcp() ? tower.interfaceId() : Optional.empty();
    }

    private static Twr twr(EndpointEntry entry, Association association) {
        ProtocolTower tower = ProtocolTower.tcp(
                entry.interfaceId(), SyntaxId.NDR, entry.endpoint().port(), address(entry.endpoint(), association));
        return Twr.of(ByteBuffer.wrap(tower.toBytes()));
    }

    /** The endpoint's own address, or for one that listens on all, the address by which the client came. A tower has no room for IPv6. */
    private static Inet4Address address(Endpoint endpoint, Association association) {
        InetAddress own = endpoint.address().getAddress();
        InetAddress reachable = own.isAnyLocalAddress() ? association.local().getAddress() : own;
        return reachable instanceof Inet4Address ipv4 ? ipv4 : unspecified();
    }

    private static Inet4Address unspecified() {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static String annotation(EndpointEntry entry) {
        String text = entry.annotation();
        return text.length() <= MAX_ANNOTATION ? text : text.substring(0, MAX_ANNOTATION);
    }
}
