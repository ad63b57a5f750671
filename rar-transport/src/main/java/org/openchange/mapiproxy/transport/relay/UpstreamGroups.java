/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openchange.mapiproxy.transport.AssociationGroup;

/** Which association group upstream belongs to which client's. A group is known to one server, so there is one for each. Thread-safe. */
final class UpstreamGroups {
    private final Map<AssociationGroup, Map<Server, UpstreamGroup>> groups = new ConcurrentHashMap<>();

    /**
     * Where a group is known, and whose it is: connections of two users never share one.
     *
     * @param user empty where nobody authenticates
     */
    record Server(String host, int port, String user) {}

    /** The group upstream; it is forgotten when the client's group ends. */
    UpstreamGroup of(AssociationGroup client, Server server) {
        Map<Server, UpstreamGroup> servers = groups.get(client);
        if (servers == null) {
            Map<Server, UpstreamGroup> fresh = new ConcurrentHashMap<>();
            servers = groups.putIfAbsent(client, fresh);
            if (servers == null) {
                servers = fresh;
                client.onEnd(() -> groups.remove(client));
            }
        }
        return servers.computeIfAbsent(server, key -> new UpstreamGroup());
    }

    /** Number of client groups that are known. */
    int size() {
        return groups.size();
    }
}
