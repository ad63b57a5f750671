/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;

/** Finds people in the directory by what they are called on a command line. */
final class People {
    private static final List<String> NAMES = List.of(
            Attributes.ACCOUNT_NAME,
            Attributes.MAIL_NICKNAME,
            Attributes.MAIL,
            Attributes.USER_PRINCIPAL_NAME,
            Attributes.LEGACY_EXCHANGE_DN);
    /** msExchUserAccountControl of somebody who may not log on to a mailbox. */
    private static final String DISABLED = "2";

    /**
     * Somebody who is enabled for mail.
     *
     * @param id of the entry
     */
    record Person(UUID id, String legacyExchangeDn) {}

    private People() {}

    /** @throws LauncherException if there is nobody, or several, or somebody who is not enabled */
    static Person enabled(ProxySettings settings, String name) throws LauncherException {
        DirectoryEntry entry = find(settings, name)
                .orElseThrow(() -> new LauncherException("the directory knows nobody called " + name));
        String legacyExchangeDn = entry.text(Attributes.LEGACY_EXCHANGE_DN)
                .filter(dn -> entry.has(Attributes.HOME_MDB))
                .filter(dn -> !entry.text(Attributes.USER_ACCOUNT_CONTROL).equals(Optional.of(DISABLED)))
                .orElseThrow(() -> new LauncherException(
                        entry.dn() + " is not enabled for mail; do so with ./mapiproxy user enable"));
        UUID id = entry.id()
                .orElseThrow(() -> new LauncherException(entry.dn() + " has no objectGUID, which the mailbox needs"));
        return new Person(id, legacyExchangeDn);
    }

    /** Empty when the directory knows nobody of this name. */
    static Optional<UUID> id(ProxySettings settings, String name) throws LauncherException {
        return find(settings, name).flatMap(DirectoryEntry::id);
    }

    private static Optional<DirectoryEntry> find(ProxySettings settings, String name) throws LauncherException {
        try (Directory directory = Directories.open(settings.directory(), settings.identity())) {
            List<EntryFilter> filters = NAMES.stream()
                    .map(attribute -> EntryFilter.equal(attribute, name))
                    .toList();
            String[] attributes = Stream.concat(
                            NAMES.stream(), Stream.of(Attributes.HOME_MDB, Attributes.USER_ACCOUNT_CONTROL))
                    .toArray(String[]::new);
            return directory.find(Search.below(directory.layout().base(), EntryFilter.any(filters), attributes));
        } catch (DirectoryException e) {
            throw new LauncherException(name + " cannot be looked up: " + e.getMessage(), e);
        }
    }
}
