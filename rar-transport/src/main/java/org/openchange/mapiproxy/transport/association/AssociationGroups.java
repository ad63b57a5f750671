/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The association groups of one endpoint. Thread-safe. Ids are random, so that nobody joins a stranger's group by counting. */
final class AssociationGroups {
    private final String endpoint;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, ServerAssociationGroup> byId = new ConcurrentHashMap<>();

    AssociationGroups(String endpoint) {
        this.endpoint = endpoint;
    }

    String endpoint() {
        return endpoint;
    }

    /** A new group, for id 0, or the one with this id; empty when there is none. */
    Optional<ServerAssociationGroup> join(int id) {
        if (id == 0) {
            return Optional.of(create());
        }
        return Optional.ofNullable(byId.get(id)).filter(ServerAssociationGroup::join);
    }

    private ServerAssociationGroup create() {
        while (true) {
            int id = random.nextInt();
            ServerAssociationGroup group = new ServerAssociationGroup(id);
            group.join();
            if (id != 0 && byId.putIfAbsent(id, group) == null) {
                return group;
            }
        }
    }

    void leave(ServerAssociationGroup group) {
        if (group.leave()) {
            byId.remove(group.id(), group);
            group.announceEnd();
        }
    }

    int size() {
        return byId.size();
    }
}
