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
import jakarta.persistence.Table;

/** An administrative group, the first {@code /ou=} of legacy distinguished names. */
@Entity(name = "AdministrativeGroup")
@Table(name = "administrative_group")
public class AdministrativeGroupEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "organization_id", updatable = false)
    private OrganizationEntity organization;

    @Column(length = 64, nullable = false)
    private String name;

    @Column(name = "name_key", length = 64, nullable = false)
    private String key;

    /** For Hibernate. */
    protected AdministrativeGroupEntity() {}

    AdministrativeGroupEntity(OrganizationEntity organization, String name) {
        this.organization = organization;
        this.name = name;
        this.key = Names.key(name);
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    /** {@code /o=ORG/ou=GROUP}. */
    String legacyDn() {
        return "/o=" + organization.name() + "/ou=" + name;
    }

    OrganizationEntity organization() {
        return organization;
    }
}
