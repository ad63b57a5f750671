/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;

/** What a poll of the directory told, by id. */
final class Changes {
    /** With more of them it is cheaper to read everything than to keep entries. */
    private static final int MANY = 5_000;

    private final Map<UUID, DirectoryEntry> entries = new HashMap<>();
    private final Set<UUID> gone = new HashSet<>();
    private boolean needsAll;

    void changed(DirectoryEntry entry) {
        needsAll |= isListOrOrganization(entry) || entries.size() >= MANY;
        if (needsAll || entry.id().isEmpty()) {
            return;
        }
        if (EntryReader.organization(entry).isPresent()) {
            entries.put(entry.id().get(), entry);
            gone.remove(entry.id().get());
        } else {
            gone(entry.id().get());
        }
    }

    private static boolean isListOrOrganization(DirectoryEntry entry) {
        return entry.isA(ConfigurationNames.ADDRESS_LIST_CLASS) || entry.isA(ConfigurationNames.ORGANIZATION_CLASS);
    }

    /** Also what is still there, but no longer in an address book. */
    void gone(UUID id) {
        entries.remove(id);
        gone.add(id);
    }

    /** Something changed that changes what the others are. */
    void requireAll() {
        needsAll = true;
    }

    /** Whether they are too many, or change what the others are. */
    boolean needsAll() {
        return needsAll;
    }

    boolean isEmpty() {
        return entries.isEmpty() && gone.isEmpty();
    }

    /** Those of an address book, as they are now. */
    Iterable<DirectoryEntry> entries() {
        return entries.values();
    }

    Set<UUID> gone() {
        return gone;
    }

    /** All that are not as they were. */
    Set<UUID> concerned() {
        Set<UUID> all = new HashSet<>(gone);
        all.addAll(entries.keySet());
        return all;
    }
}
