/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An object of the directory and its minimal id. */
@Entity(name = "MinimalId")
@Table(name = "minimal_id")
public class MinimalIdEntity {
    @Id
    @Column(name = "directory_id", updatable = false)
    private UUID directoryId;

    @Column(name = "minimal_id", nullable = false, updatable = false)
    private int minimalId;

    /** For Hibernate. */
    protected MinimalIdEntity() {}

    MinimalIdEntity(UUID directoryId, int minimalId) {
        this.directoryId = directoryId;
        this.minimalId = minimalId;
    }

    UUID directoryId() {
        return directoryId;
    }

    int minimalId() {
        return minimalId;
    }
}
