/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;

/** Reads and writes the rows of organizations, within one transaction. */
final class OrganizationRows {
    /** Each store counts its own replica as 1, as the original did. */
    private static final int OWN_REPLICA = 1;

    private final EntityManager manager;

    OrganizationRows(EntityManager manager) {
        this.manager = manager;
    }

    List<OrganizationEntity> organizations() {
        return manager.createQuery("select o from Organization o order by o.key", OrganizationEntity.class)
                .getResultList();
    }

    Optional<OrganizationEntity> organization(String name) {
        return one(manager.createQuery("select o from Organization o where o.key = :key", OrganizationEntity.class)
                .setParameter("key", Names.key(name)));
    }

    Optional<AdministrativeGroupEntity> group(OrganizationEntity organization, String name) {
        return one(manager.createQuery(
                        "select g from AdministrativeGroup g where g.organization = :organization and g.key = :key",
                        AdministrativeGroupEntity.class)
                .setParameter("organization", organization)
                .setParameter("key", Names.key(name)));
    }

    Optional<ServerEntity> server(AdministrativeGroupEntity group, String name) {
        return one(manager.createQuery(
                        "select s from ExchangeServer s where s.group = :group and s.key = :key", ServerEntity.class)
                .setParameter("group", group)
                .setParameter("key", Names.key(name)));
    }

    private static <T> Optional<T> one(TypedQuery<T> query) {
        return query.getResultStream().findFirst();
    }

    <T> T add(T entity) {
        manager.persist(entity);
        return entity;
    }

    AdministrativeGroupEntity addGroup(OrganizationEntity organization, String name) {
        AdministrativeGroupEntity group = add(new AdministrativeGroupEntity(organization, name));
        ReplicaEntity replica = addReplica();
        PublicFolderStoreEntity store = add(new PublicFolderStoreEntity(group, OWN_REPLICA, replica));
        new PublicFolderTree(manager, store).create();
        return group;
    }

    void addServer(AdministrativeGroupEntity group, String name) {
        add(new ServerEntity(group, name, OWN_REPLICA, addReplica()));
    }

    /** In the database at once, because numbers are taken of it by statements. */
    private ReplicaEntity addReplica() {
        ReplicaEntity replica = add(ReplicaEntity.create());
        manager.flush();
        return replica;
    }

    long mailboxes(OrganizationEntity organization) {
        return manager.createQuery("select count(m) from Mailbox m where m.organization = :organization", Long.class)
                .setParameter("organization", organization)
                .getSingleResult();
    }

    Organization read(OrganizationEntity organization) {
        List<Organization.AdministrativeGroup> groups = groups(organization).stream()
                .map(group -> new Organization.AdministrativeGroup(
                        group.name(),
                        servers(group).stream().map(ServerEntity::record).toList(),
                        publicFolders(store(group))))
                .toList();
        return new Organization(organization.name(), groups, mailboxes(organization));
    }

    private List<AdministrativeGroupEntity> groups(OrganizationEntity organization) {
        return manager.createQuery(
                        "select g from AdministrativeGroup g where g.organization = :organization order by g.key",
                        AdministrativeGroupEntity.class)
                .setParameter("organization", organization)
                .getResultList();
    }

    private List<ServerEntity> servers(AdministrativeGroupEntity group) {
        return manager.createQuery(
                        "select s from ExchangeServer s where s.group = :group order by s.key", ServerEntity.class)
                .setParameter("group", group)
                .getResultList();
    }

    private PublicFolderStoreEntity store(AdministrativeGroupEntity group) {
        return manager.createQuery(
                        "select p from PublicFolderStore p where p.group = :group", PublicFolderStoreEntity.class)
                .setParameter("group", group)
                .getSingleResult();
    }

    private Organization.PublicFolderStore publicFolders(PublicFolderStoreEntity store) {
        return new Organization.PublicFolderStore(
                store.guid(), store.replicaId(), store.replica().guid(), PublicFolderTree.read(manager, store.id()));
    }

    void remove(OrganizationEntity organization) {
        for (AdministrativeGroupEntity group : groups(organization)) {
            servers(group).forEach(this::remove);
            remove(store(group));
            manager.remove(group);
        }
        manager.remove(organization);
    }

    void remove(ServerEntity server) {
        manager.remove(server);
        manager.remove(server.replica());
    }

    /** Children before their parents: they have the higher ids. */
    private void remove(PublicFolderStoreEntity store) {
        manager.createQuery(
                        "select f from PublicFolder f where f.key.storeId = :store order by f.key.folderId desc",
                        PublicFolderEntity.class)
                .setParameter("store", store.id())
                .getResultList()
                .forEach(folder -> {
                    manager.remove(folder);
                    manager.flush();
                });
        manager.remove(store);
        manager.remove(store.replica());
    }
}
