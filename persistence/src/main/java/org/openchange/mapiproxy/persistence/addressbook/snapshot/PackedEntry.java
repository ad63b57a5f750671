/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;

/**
 * One object of an address book, compact. The arrays belong to it and are not changed.
 *
 * @param minimalId 0 as long as none was given
 * @param dn its name in the directory, packed as the only attribute
 * @param isHidden whether it is kept out of every container
 * @param containers indexes of the containers that it is in, ascending; objects that are in the same ones share the array
 * @param attributes packed by {@link AttributeCodec}
 */
public record PackedEntry(
        int minimalId, UUID id, byte[] dn, DisplayType type, boolean isHidden, int[] containers, byte[] attributes) {
    private static final int BYTES_PER_ENTRY = 112;

    public PackedEntry withMinimalId(int newId) {
        return new PackedEntry(newId, id, dn, type, isHidden, containers, attributes);
    }

    boolean isIn(int container) {
        return !isHidden && Arrays.binarySearch(containers, container) >= 0;
    }

    /** An estimate of what it takes in memory. */
    long bytes() {
        return BYTES_PER_ENTRY + dn.length + attributes.length;
    }

    /** Whether clients would see the same of both. */
    public boolean hasSameContent(PackedEntry other) {
        return id.equals(other.id)
                && type == other.type
                && isHidden == other.isHidden
                && Arrays.equals(dn, other.dn)
                && Arrays.equals(containers, other.containers)
                && Arrays.equals(attributes, other.attributes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedEntry that && minimalId == that.minimalId && hasSameContent(that);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "object " + Integer.toHexString(minimalId) + " (" + id + ")";
    }
}
