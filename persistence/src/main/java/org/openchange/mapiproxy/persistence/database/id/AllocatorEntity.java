/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/** Where a sequence of numbers has got to. Whoever takes some has locked the row before. */
@Entity(name = "Allocator")
@Table(name = "allocator")
public class AllocatorEntity {
    @Id
    @Column(length = 32)
    private String name;

    @Column(name = "next_value", nullable = false)
    private long nextValue;

    /** For Hibernate. */
    protected AllocatorEntity() {}

    /** @return the first of so many */
    int take(int count) {
        if (nextValue + count - 1 > Integer.MAX_VALUE) {
            throw new DatabaseException(Reason.EXHAUSTED, "there is no " + name + " left");
        }
        long first = nextValue;
        nextValue += count;
        return (int) first;
    }
}
