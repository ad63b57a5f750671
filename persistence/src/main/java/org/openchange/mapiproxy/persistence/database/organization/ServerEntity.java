/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;

/** A server of an administrative group. */
@Entity(name = "ExchangeServer")
@Table(name = "exchange_server")
public class ServerEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "administrative_group_id", updatable = false)
    private AdministrativeGroupEntity group;

    @Column(length = 64, nullable = false)
    private String name;

    @Column(name = "name_key", length = 64, nullable = false)
    private String key;

    @Column(name = "replica_id", nullable = false, updatable = false)
    private int replicaId;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "replica_guid", updatable = false)
    private ReplicaEntity replica;

    /** For Hibernate. */
    protected ServerEntity() {}

    ServerEntity(AdministrativeGroupEntity group, String name, int replicaId, ReplicaEntity replica) {
        this.group = group;
        this.name = name;
        this.key = Names.key(name);
        this.replicaId = replicaId;
        this.replica = replica;
    }

    Organization.Server record() {
        return new Organization.Server(name, replicaId, replica.guid());
    }

    ReplicaEntity replica() {
        return replica;
    }
}
