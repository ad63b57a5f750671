/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/**
 * Changes found by comparing every entry's id and stamp ({@code entryCSN} of OpenLDAP, otherwise {@code modifyTimestamp}) with those of the last
 * time, so that no clock has to be trusted, and what a replica learns late is seen as well. Where the server keeps a {@code contextCSN} and it
 * stayed the same, nothing is compared.
 */
final class TimestampChangeFeed implements Directory.ChangeFeed {
    private static final Filter ANY = Filter.createPresenceFilter(Attributes.OBJECT_CLASS);
    private static final String ID = "entryUUID";
    private static final String STAMP = "entryCSN";
    private static final String TIME = "modifyTimestamp";
    private static final String CONTEXT_STAMP = "contextCSN";

    /** With more changes than this everything is read in one search instead of one by one. */
    private static final int ONE_BY_ONE = 1000;

    private final ConnectionPool pool;
    private final EntryTranslator translator;
    private final String base;
    private final int timeLimitSeconds;
    private Map<UUID, String> stamps;
    private Optional<Set<String>> contextStamp;

    /** What a comparison found out about the server. */
    private record Seen(Map<UUID, String> stamps, Map<UUID, String> names) {}

    TimestampChangeFeed(ConnectionPool pool, EntryTranslator translator, String base, int timeLimitSeconds)
            throws DirectoryException {
        this.pool = pool;
        this.translator = translator;
        this.base = base;
        this.timeLimitSeconds = timeLimitSeconds;
        this.contextStamp = pool.read(what(), this::contextStamp);
        this.stamps = pool.read(what(), connection -> compare(connection, Map.of())).stamps;
    }

    private String what() {
        return "looking for changes below " + base;
    }

    @Override
    public void poll(List<String> attributes, Directory.EntrySink changed, Consumer<UUID> gone)
            throws DirectoryException {
        pool.read(what(), connection -> {
            Optional<Set<String>> now = contextStamp(connection);
            if (now.isPresent() && now.equals(contextStamp)) {
                return null;
            }
            Seen seen = compare(connection, stamps);
            Set<UUID> missing = missing(connection, seen);
            handOver(connection, seen.names, attributes, changed);
            missing.forEach(gone);
            stamps = seen.stamps;
            contextStamp = now;
            return null;
        });
    }

    /** A search is no snapshot: what is moved meanwhile may not show up, so it takes two to say that something is gone. */
    private Set<UUID> missing(LDAPConnection connection, Seen seen) throws LDAPException, DirectoryException {
        Set<UUID> missing = new HashSet<>(stamps.keySet());
        missing.removeAll(seen.stamps.keySet());
        if (missing.isEmpty()) {
            return missing;
        }
        Map<UUID, String> again = compare(connection, stamps).stamps;
        for (UUID id : Set.copyOf(missing)) {
            if (again.containsKey(id)) {
                missing.remove(id);
                seen.stamps.put(id, stamps.get(id));
            }
        }
        return missing;
    }

    /** @param old names are kept only of entries whose stamp is another one than in here */
    private Seen compare(LDAPConnection connection, Map<UUID, String> old) throws LDAPException, DirectoryException {
        Seen seen = new Seen(new HashMap<>(), new HashMap<>());
        DN top = new DN(base);
        boolean[] complete = new boolean[1];
        search(new String[] {ID, STAMP, TIME}).run(connection, entry -> {
            UUID id = id(entry);
            String stamp = stamp(entry);
            seen.stamps.put(id, stamp);
            if (!stamp.equals(old.get(id))) {
                seen.names.put(id, entry.getDN());
            }
            complete[0] |= entry.getParsedDN().equals(top);
        });
        if (!complete[0]) {
            // Whoever lost the right to read would otherwise conclude that all has been deleted.
            throw new DirectoryException(Reason.ACCESS_DENIED, what() + ": the server does not show this entry");
        }
        return seen;
    }

    private void handOver(
            LDAPConnection connection, Map<UUID, String> names, List<String> attributes, Directory.EntrySink changed)
            throws LDAPException, DirectoryException {
        String[] requested = translator.requested(attributes);
        if (names.size() <= ONE_BY_ONE) {
            for (String name : new ArrayList<>(names.values())) {
                SearchResultEntry entry = connection.getEntry(name, requested);
                if (entry != null) {
                    changed.accept(translator.toOurs(entry, attributes));
                }
            }
            return;
        }
        search(requested).run(connection, entry -> {
            if (names.containsKey(id(entry))) {
                changed.accept(translator.toOurs(entry, attributes));
            }
        });
    }

    private PagedSearch search(String[] attributes) {
        return new PagedSearch(base, SearchScope.SUB, ANY, attributes, timeLimitSeconds);
    }

    private UUID id(SearchResultEntry entry) throws DirectoryException {
        String id = entry.getAttributeValue(ID);
        if (id == null) {
            throw new DirectoryException(
                    Reason.ACCESS_DENIED, what() + ": the server does not show the ids of entries");
        }
        return UUID.fromString(id);
    }

    private static String stamp(SearchResultEntry entry) {
        String stamp = entry.getAttributeValue(STAMP);
        return stamp != null ? stamp : String.valueOf(entry.getAttributeValue(TIME));
    }

    /** The stamp of the whole naming context, where the server keeps one (OpenLDAP with the overlay syncprov). */
    private Optional<Set<String>> contextStamp(LDAPConnection connection) throws LDAPException {
        for (DN name = new DN(base); name != null && !name.isNullDN(); name = name.getParent()) {
            SearchResultEntry entry = connection.getEntry(name.toString(), CONTEXT_STAMP);
            if (entry != null && entry.hasAttribute(CONTEXT_STAMP)) {
                return Optional.of(Set.of(entry.getAttributeValues(CONTEXT_STAMP)));
            }
        }
        return Optional.empty();
    }
}
