/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/**
 * The ids of objects and the change numbers of a store: [MS-OXCDATA] 2.2.1, the 48 bits of a global counter.
 *
 * <ol>
 *   <li>No number is given out twice, whatever number of threads and nodes asks.
 *   <li>They are taken in the caller's transaction, and belong to it: the row of the replica is locked from here to the commit. So writers of
 *       one store follow each other, and those of different stores do not wait.
 *   <li>Change numbers become visible in their order: who reads change number n, reads all below n, too. There is no later commit of a lower
 *       one. This is what synchronization by change numbers rests on.
 *   <li>What is rolled back is given out again; nobody has seen it.
 * </ol>
 */
public final class ReplicaNumbers {
    /** The highest of 48 bits. */
    public static final long LAST = (1L << 48) - 1;

    private ReplicaNumbers() {}

    /**
     * Takes ids of objects.
     *
     * @return the first of {@code count} numbers that follow each other
     * @throws DatabaseException {@code CONFLICT} if there is no such replica, {@code EXHAUSTED} if there are not so many left
     */
    public static long takeObjects(EntityManager manager, UUID replica, int count) {
        return take(manager, "nextObject", replica, count);
    }

    /**
     * Takes change numbers.
     *
     * @return the first of {@code count} numbers that follow each other
     * @throws DatabaseException {@code CONFLICT} if there is no such replica, {@code EXHAUSTED} if there are not so many left
     */
    public static long takeChanges(EntityManager manager, UUID replica, int count) {
        return take(manager, "nextChange", replica, count);
    }

    /** The update locks the row, so that what is read after it is this transaction's. */
    private static long take(EntityManager manager, String counter, UUID replica, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        int updated = manager.createQuery("update Replica r set r." + counter + " = r." + counter
                        + " + :count where r.guid = :guid and r." + counter + " <= :last")
                .setParameter("count", (long) count)
                .setParameter("guid", replica)
                .setParameter("last", LAST + 1 - count)
                .executeUpdate();
        if (updated == 0) {
            throw refused(manager, replica);
        }
        return manager.createQuery("select r." + counter + " from Replica r where r.guid = :guid", Long.class)
                        .setParameter("guid", replica)
                        .getSingleResult()
                - count;
    }

    private static DatabaseException refused(EntityManager manager, UUID replica) {
        return manager.find(ReplicaEntity.class, replica) == null
                ? new DatabaseException(Reason.CONFLICT, "there is no replica " + replica)
                : new DatabaseException(Reason.EXHAUSTED, "replica " + replica + " has no number left");
    }
}
