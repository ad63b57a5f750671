/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.List;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;

/**
 * Of what a snapshot is made.
 *
 * @param organization the value of {@code /o=}
 * @param version greater than that of the snapshots before
 * @param containers the hierarchy; entries name containers by their index in it
 * @param entries with minimal ids, in any order
 * @param maxTables how many orders of containers are kept at most
 */
public record SnapshotContent(
        String organization,
        long version,
        List<AddressBookContainer> containers,
        List<PackedEntry> entries,
        TextPool pool,
        int maxTables) {
    public SnapshotContent {
        containers = List.copyOf(containers);
        entries = List.copyOf(entries);
    }
}
