/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/**
 * The organizations that this database serves. Thread-safe; waits for the database. Names compare without regard to case, and are kept as
 * they were first registered. Every method throws {@link DatabaseException}.
 */
public final class OrganizationRepository {
    private final Database database;

    public OrganizationRepository(Database database) {
        this.database = database;
    }

    /**
     * Registers an organization with an administrative group and its public folders, and a server of the group; what is there stays as it is.
     *
     * @return all of the organization, as it is now
     * @throws IllegalArgumentException if a name is empty, longer than 64 characters, or has a slash
     */
    public Organization register(String organization, String administrativeGroup, String server) {
        Names.checked("organization", organization);
        Names.checked("administrative group", administrativeGroup);
        Names.checked("server", server);
        return tolerant(manager -> {
            OrganizationRows rows = new OrganizationRows(manager);
            OrganizationEntity owner =
                    rows.organization(organization).orElseGet(() -> rows.add(new OrganizationEntity(organization)));
            AdministrativeGroupEntity group =
                    rows.group(owner, administrativeGroup).orElseGet(() -> rows.addGroup(owner, administrativeGroup));
            if (rows.server(group, server).isEmpty()) {
                rows.addServer(group, server);
            }
            return rows.read(owner);
        });
    }

    /** All of an organization; empty when it is not registered. */
    public Optional<Organization> find(String organization) {
        return database.call(manager -> {
            OrganizationRows rows = new OrganizationRows(manager);
            return rows.organization(organization).map(rows::read);
        });
    }

    /** All organizations, by name. */
    public List<Organization> list() {
        return database.call(manager -> {
            OrganizationRows rows = new OrganizationRows(manager);
            return rows.organizations().stream().map(rows::read).toList();
        });
    }

    /**
     * Takes a server away.
     *
     * @return whether it was there
     */
    public boolean deregisterServer(String organization, String administrativeGroup, String server) {
        return database.call(manager -> {
            OrganizationRows rows = new OrganizationRows(manager);
            Optional<ServerEntity> found = rows.organization(organization)
                    .flatMap(owner -> rows.group(owner, administrativeGroup))
                    .flatMap(group -> rows.server(group, server));
            found.ifPresent(rows::remove);
            return found.isPresent();
        });
    }

    /**
     * Takes an organization away, with its administrative groups, servers and public folders.
     *
     * @return whether it was there
     * @throws DatabaseException {@code CONFLICT} while it has mailboxes; they are deleted first, one by one and by whoever means it
     */
    public boolean deregister(String organization) {
        return database.call(manager -> {
            OrganizationRows rows = new OrganizationRows(manager);
            Optional<OrganizationEntity> found = rows.organization(organization);
            found.ifPresent(owner -> {
                long mailboxes = rows.mailboxes(owner);
                if (mailboxes > 0) {
                    throw new DatabaseException(
                            Reason.CONFLICT, "organization " + owner.name() + " has " + mailboxes + " mailboxes");
                }
                rows.remove(owner);
            });
            return found.isPresent();
        });
    }

    /** Once more if another node has registered the same at the same time: then it is there. */
    private <T> T tolerant(Function<EntityManager, T> work) {
        try {
            return database.call(work);
        } catch (DatabaseException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            return database.call(work);
        }
    }
}
