/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

/**
 * Objects for which a restriction holds.
 *
 * @param minimalIds in the order of the table; at most as many as were wanted
 * @param hasMore whether there are others beyond the limit
 */
public record Matches(int[] minimalIds, boolean hasMore) {
    public Matches {
        minimalIds = minimalIds.clone();
    }

    @Override
    public int[] minimalIds() {
        return minimalIds.clone();
    }
}
