/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import java.util.List;
import java.util.UUID;

/**
 * An organization and what belongs to it. Names compare without regard to case.
 *
 * @param name the {@code /o=} of legacy distinguished names
 * @param mailboxes how many there are
 */
public record Organization(String name, List<AdministrativeGroup> groups, long mailboxes) {
    public Organization {
        groups = List.copyOf(groups);
    }

    /**
     * An administrative group.
     *
     * @param name the first {@code /ou=} of legacy distinguished names
     */
    public record AdministrativeGroup(String name, List<Server> servers, PublicFolderStore publicFolders) {
        public AdministrativeGroup {
            servers = List.copyOf(servers);
        }
    }

    /**
     * A server.
     *
     * @param replicaId number by which the server's ids refer to its replica
     * @param replicaGuid name of its replica everywhere
     */
    public record Server(String name, int replicaId, UUID replicaGuid) {}

    /**
     * The public folders of an administrative group.
     *
     * @param replicaId number by which ids refer to the store's replica
     * @param replicaGuid name of its replica everywhere
     * @param folders ordered by their ids, parents before children
     */
    public record PublicFolderStore(UUID guid, int replicaId, UUID replicaGuid, List<PublicFolder> folders) {
        public PublicFolderStore {
            folders = List.copyOf(folders);
        }
    }
}
