/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.mailbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationEntity;

/** The mailboxes of this database. Thread-safe; waits for the database. Every method throws {@link DatabaseException}. */
public final class MailboxRepository {
    private static final int PAGE = 500;

    private final Database database;

    public MailboxRepository(Database database) {
        this.database = database;
    }

    /**
     * Gives somebody a mailbox, enabled and with nothing in it.
     *
     * @throws DatabaseException {@code CONFLICT} if the owner, or another of this legacy distinguished name, has one, or if the organization is
     *     not registered
     */
    public Mailbox create(MailboxOwner owner) {
        return database.call(manager -> {
            OrganizationEntity organization = organization(manager, owner.organization());
            refuseSecond(manager, owner);
            ReplicaEntity replica = ReplicaEntity.create();
            manager.persist(replica);
            MailboxEntity mailbox = new MailboxEntity(organization, owner, replica);
            manager.persist(mailbox);
            return mailbox.record();
        });
    }

    private static OrganizationEntity organization(EntityManager manager, String name) {
        return manager.createQuery("select o from Organization o where o.key = lower(:name)", OrganizationEntity.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new DatabaseException(
                        Reason.CONFLICT, "organization " + name + " is not registered; run ./mapiproxy provision"));
    }

    private static void refuseSecond(EntityManager manager, MailboxOwner owner) {
        if (row(manager, owner.directoryId()).isPresent()
                || row(manager, owner.legacyExchangeDn()).isPresent()) {
            throw new DatabaseException(Reason.CONFLICT, owner.legacyExchangeDn() + " has a mailbox already");
        }
    }

    /** @param owner id of the owner's entry in the directory */
    public Optional<Mailbox> find(UUID owner) {
        return database.call(manager -> row(manager, owner).map(MailboxEntity::record));
    }

    /** @param legacyExchangeDn in any case of its letters */
    public Optional<Mailbox> find(String legacyExchangeDn) {
        return database.call(manager -> row(manager, legacyExchangeDn).map(MailboxEntity::record));
    }

    /** Hands over all of them in the order of their creation, a page at a time. */
    public void forEach(Consumer<Mailbox> sink) {
        long after = 0;
        List<MailboxEntity> page;
        do {
            long from = after;
            page = database.call(manager -> page(manager, from));
            page.forEach(mailbox -> sink.accept(mailbox.record()));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private static List<MailboxEntity> page(EntityManager manager, long after) {
        return manager.createQuery(
                        "select m from Mailbox m join fetch m.organization join fetch m.replica"
                                + " where m.id > :after order by m.id",
                        MailboxEntity.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }

    /**
     * Lets people log on to it, or not; what is in it stays.
     *
     * @return whether it is there
     */
    public boolean enable(UUID owner, boolean enabled) {
        return database.call(manager -> {
            Optional<MailboxEntity> mailbox = row(manager, owner);
            mailbox.ifPresent(row -> row.enable(enabled));
            return mailbox.isPresent();
        });
    }

    /**
     * Deletes a mailbox. Its GUIDs are never used again.
     *
     * @return whether it was there
     */
    public boolean delete(UUID owner) {
        return database.call(manager -> {
            Optional<MailboxEntity> mailbox = row(manager, owner);
            mailbox.ifPresent(row -> {
                manager.remove(row);
                manager.remove(row.replica());
            });
            return mailbox.isPresent();
        });
    }

    private static Optional<MailboxEntity> row(EntityManager manager, UUID owner) {
        return one(manager.createQuery("select m from Mailbox m where m.owner = :owner", MailboxEntity.class)
                .setParameter("owner", owner));
    }

    private static Optional<MailboxEntity> row(EntityManager manager, String legacyExchangeDn) {
        return one(
                manager.createQuery("select m from Mailbox m where m.legacyExchangeDnKey = :key", MailboxEntity.class)
                        .setParameter("key", MailboxEntity.key(legacyExchangeDn)));
    }

    private static Optional<MailboxEntity> one(TypedQuery<MailboxEntity> query) {
        return query.getResultStream().findFirst();
    }
}
