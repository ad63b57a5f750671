/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.util.List;
import java.util.Optional;

/**
 * A directory of people and of the objects of organizations. Thread-safe. Every operation waits for a server, for a limited time, and comes
 * back by itself once a server that was away is there again; none belongs on an event loop.
 *
 * <p>Every method throws {@link DirectoryException}; one with {@link DirectoryException.Reason#UNAVAILABLE} means that it is not known
 * whether the entry exists.
 */
public interface Directory extends AutoCloseable {

    /** Which server's schema this is. */
    DirectoryKind kind();

    /** Where things are. */
    DirectoryLayout layout();

    /** One entry by its name; empty when it does not exist. No attributes for all that are not operational. */
    Optional<DirectoryEntry> read(String dn, String... attributes) throws DirectoryException;

    /**
     * The only entry that fits.
     *
     * @return empty when none fits
     * @throws DirectoryException {@code NOT_ALLOWED} when several fit
     */
    Optional<DirectoryEntry> find(Search search) throws DirectoryException;

    /** Hands over every entry that fits, page by page, so that no more than a page is in memory. An exception of the sink's ends it. */
    void search(Search search, EntrySink sink) throws DirectoryException;

    /** Adds an entry; its parent exists. */
    void add(DirectoryEntry entry) throws DirectoryException;

    /** All changes or none. */
    void modify(String dn, List<Modification> modifications) throws DirectoryException;

    /**
     * All changes or none, with the rights of somebody and not with ours.
     *
     * @param actor distinguished name of who does it
     * @throws DirectoryException {@code ACCESS_DENIED} also when this directory cannot act for others
     */
    void modifyAs(String actor, String dn, List<Modification> modifications) throws DirectoryException;

    /** Renames an entry, or moves it, or both. */
    void rename(String dn, String newDn) throws DirectoryException;

    /** Deletes an entry that has no children. */
    void delete(String dn) throws DirectoryException;

    /** Gives an account another password, in every form that its server keeps. The caller wipes it. */
    void setPassword(String dn, char[] password) throws DirectoryException;

    /**
     * Whether this is the password of an entry that may log on: an LDAP simple bind. False for an empty one, without asking.
     *
     * @throws DirectoryException if it could not be asked
     */
    boolean verifyPassword(String dn, char[] password) throws DirectoryException;

    /**
     * What tells of changes after this moment.
     *
     * @param base below which changes count
     */
    ChangeFeed changes(String base) throws DirectoryException;

    /** Closes all connections. */
    @Override
    void close();

    /** Takes entries, one after the other. */
    @FunctionalInterface
    interface EntrySink {
        void accept(DirectoryEntry entry) throws DirectoryException;
    }

    /** Remembers up to where changes were seen. Used by one thread at a time. */
    interface ChangeFeed {
        /**
         * Hands over the entries that were added or changed since the last call that did not fail, as they are now, and the ids of those that
         * are gone. One that changed may be handed over more than once.
         */
        void poll(List<String> attributes, EntrySink changed, java.util.function.Consumer<java.util.UUID> gone)
                throws DirectoryException;
    }
}
