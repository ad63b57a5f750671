/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;

/** The public folders of an administrative group. */
@Entity(name = "PublicFolderStore")
@Table(name = "public_folder_store")
public class PublicFolderStoreEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "administrative_group_id", updatable = false)
    private AdministrativeGroupEntity group;

    @Column(name = "store_guid", nullable = false, updatable = false)
    private UUID guid;

    @Column(name = "replica_id", nullable = false, updatable = false)
    private int replicaId;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "replica_guid", updatable = false)
    private ReplicaEntity replica;

    /** For Hibernate. */
    protected PublicFolderStoreEntity() {}

    PublicFolderStoreEntity(AdministrativeGroupEntity group, int replicaId, ReplicaEntity replica) {
        this.group = group;
        this.guid = UUID.randomUUID();
        this.replicaId = replicaId;
        this.replica = replica;
    }

    Long id() {
        return id;
    }

    UUID guid() {
        return guid;
    }

    int replicaId() {
        return replicaId;
    }

    ReplicaEntity replica() {
        return replica;
    }

    AdministrativeGroupEntity group() {
        return group;
    }
}
