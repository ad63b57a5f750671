/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The name space of a store's ids, and where they have got to. The counters are {@link ReplicaNumbers}' and never written from here. */
@Entity(name = "Replica")
@Table(name = "replica")
public class ReplicaEntity {
    @Id
    @Column(name = "replica_guid", updatable = false)
    private UUID guid;

    @Column(name = "next_object", nullable = false, updatable = false)
    private long nextObject;

    @Column(name = "next_change", nullable = false, updatable = false)
    private long nextChange;

    /** For Hibernate. */
    protected ReplicaEntity() {}

    private ReplicaEntity(UUID guid) {
        this.guid = guid;
        nextObject = 1;
        nextChange = 1;
    }

    /** A new one, under a random GUID. */
    public static ReplicaEntity create() {
        return new ReplicaEntity(UUID.randomUUID());
    }

    public UUID guid() {
        return guid;
    }
}
