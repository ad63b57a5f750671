/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Which interface lives at which endpoint; changes while servers come and go. Thread-safe. */
public final class EndpointRegistry {
    private final CopyOnWriteArrayList<EndpointEntry> entries = new CopyOnWriteArrayList<>();

    /** Adds a row; one that is there already stays as it is. */
    public void register(EndpointEntry entry) {
        entries.addIfAbsent(entry);
    }

    /** Takes an interface away from all endpoints. */
    public void unregister(SyntaxId interfaceId) {
        entries.removeIf(entry -> entry.interfaceId().equals(interfaceId));
    }

    /** Takes an endpoint away with all that lives there. */
    public void unregister(Endpoint endpoint) {
        entries.removeIf(entry -> entry.endpoint().equals(endpoint));
    }

    /** The rows as they are now, in the order in which they were added. */
    public List<EndpointEntry> entries() {
        return List.copyOf(entries);
    }

    /** The rows of the endpoints with this port. */
    public List<EndpointEntry> at(int port) {
        return entries.stream().filter(entry -> entry.endpoint().port() == port).toList();
    }

    /** Whether a client can bind to this interface at an endpoint with this port. */
    public boolean serves(SyntaxId wanted, int port) {
        for (EndpointEntry entry : entries) {
            if (entry.endpoint().port() == port && entry.serves(wanted)) {
                return true;
            }
        }
        return false;
    }
}
