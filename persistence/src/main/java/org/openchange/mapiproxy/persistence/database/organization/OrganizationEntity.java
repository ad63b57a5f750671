/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An organization, the {@code /o=} of legacy distinguished names. */
@Entity(name = "Organization")
@Table(name = "organization")
public class OrganizationEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(length = 64, nullable = false)
    private String name;

    @Column(name = "name_key", length = 64, nullable = false)
    private String key;

    /** For Hibernate. */
    protected OrganizationEntity() {}

    OrganizationEntity(String name) {
        this.name = name;
        this.key = Names.key(name);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }
}
