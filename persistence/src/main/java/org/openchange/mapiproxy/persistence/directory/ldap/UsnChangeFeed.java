/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/**
 * Changes of an Active Directory by update sequence numbers ([MS-ADTS] 3.1.1.1.9), which each domain controller counts by itself: after the
 * connection went to another one, or to one that was restored (its invocationId tells), everything is read again. Deletions come from the
 * container of deleted objects; an account that may not read it pays with a comparison of all ids.
 */
final class UsnChangeFeed implements Directory.ChangeFeed {
    private static final Filter ANY = Filter.createPresenceFilter(Attributes.OBJECT_CLASS);
    private static final Control SHOW_DELETED = new Control("1.2.840.113556.1.4.417", true);
    private static final String DELETED_OBJECTS = "<WKGUID=18E2EA80684F11D2B9AA00C04F79F805,";
    private static final String ID = "objectGUID";

    private final ConnectionPool pool;
    private final EntryTranslator translator;
    private final String base;
    private final DN top;
    private final int timeLimitSeconds;
    private final Set<UUID> known = new HashSet<>();
    private State state;

    /**
     * Of the server at the other end.
     *
     * @param usn all changes up to this one were seen
     * @param namingContext in which the base is
     */
    private record State(UUID invocationId, long usn, String namingContext) {}

    /** What a poll found, taken over when it succeeded. */
    private record Found(Set<UUID> present, Set<UUID> gone) {}

    UsnChangeFeed(ConnectionPool pool, EntryTranslator translator, String base, int timeLimitSeconds)
            throws DirectoryException {
        this.pool = pool;
        this.translator = translator;
        this.base = base;
        this.timeLimitSeconds = timeLimitSeconds;
        this.top = pool.read(what(), connection -> new DN(base));
        pool.read(what(), connection -> {
            State now = state(connection);
            known.clear();
            known.addAll(ids(connection));
            state = now;
            return null;
        });
    }

    private String what() {
        return "looking for changes below " + base;
    }

    @Override
    public void poll(List<String> attributes, Directory.EntrySink changed, Consumer<UUID> gone)
            throws DirectoryException {
        pool.read(what(), connection -> {
            State now = state(connection);
            if (now.equals(state)) {
                return null;
            }
            boolean comparable = now.invocationId.equals(state.invocationId) && now.usn >= state.usn;
            Found found = comparable
                    ? sinceLastTime(connection, now, attributes, changed)
                    : everything(connection, attributes, changed);
            found.gone.forEach(gone);
            known.addAll(found.present);
            known.removeAll(found.gone);
            state = now;
            return null;
        });
    }

    private Found everything(LDAPConnection connection, List<String> attributes, Directory.EntrySink changed)
            throws LDAPException, DirectoryException {
        Set<UUID> present = new HashSet<>();
        search(base, ANY, translator.requested(attributes)).run(connection, entry -> {
            present.add(id(entry));
            changed.accept(translator.toOurs(entry, attributes));
        });
        return new Found(present, missing(present));
    }

    private Found sinceLastTime(
            LDAPConnection connection, State now, List<String> attributes, Directory.EntrySink changed)
            throws LDAPException, DirectoryException {
        Filter since = Filter.createGreaterOrEqualFilter("uSNChanged", Long.toString(state.usn + 1));
        Found found = new Found(new HashSet<>(), new HashSet<>());
        search(now.namingContext, since, translator.requested(attributes)).run(connection, entry -> {
            if (entry.getParsedDN().isDescendantOf(top, true)) {
                found.present.add(id(entry));
                changed.accept(translator.toOurs(entry, attributes));
            } else {
                found.gone.add(id(entry));
            }
        });
        if (mayReadDeleted(connection, now)) {
            Filter deleted = Filter.createANDFilter(Filter.createEqualityFilter("isDeleted", "TRUE"), since);
            search(now.namingContext, deleted, new String[] {ID}, SHOW_DELETED)
                    .run(connection, entry -> found.gone.add(id(entry)));
        } else {
            Set<UUID> present = ids(connection);
            found.gone.addAll(missing(present));
            found.gone.removeAll(present);
        }
        found.gone.retainAll(known);
        return found;
    }

    private Set<UUID> missing(Set<UUID> present) {
        Set<UUID> missing = new HashSet<>(known);
        missing.removeAll(present);
        return missing;
    }

    private Set<UUID> ids(LDAPConnection connection) throws LDAPException, DirectoryException {
        Set<UUID> ids = new HashSet<>();
        boolean[] complete = new boolean[1];
        search(base, ANY, new String[] {ID}).run(connection, entry -> {
            ids.add(id(entry));
            complete[0] |= entry.getParsedDN().equals(top);
        });
        if (!complete[0]) {
            // Whoever lost the right to read would otherwise conclude that all has been deleted.
            throw new DirectoryException(Reason.ACCESS_DENIED, what() + ": the server does not show this entry");
        }
        return ids;
    }

    private PagedSearch search(String from, Filter filter, String[] attributes, Control... controls) {
        return new PagedSearch(from, SearchScope.SUB, filter, attributes, timeLimitSeconds, controls);
    }

    /**
     * Whether anything that was deleted is shown to us. The server says nothing where the right is missing, and may show the container all the same; a
     * container without any deleted object is as good as none.
     */
    private boolean mayReadDeleted(LDAPConnection connection, State now) throws DirectoryException {
        SearchRequest request = new SearchRequest(
                DELETED_OBJECTS + now.namingContext + ">",
                SearchScope.ONE,
                DereferencePolicy.NEVER,
                1,
                timeLimitSeconds,
                false,
                Filter.createEqualityFilter("isDeleted", "TRUE"),
                ID);
        request.addControl(SHOW_DELETED);
        try {
            return connection.search(request).getEntryCount() > 0;
        } catch (LDAPSearchException e) {
            DirectoryException failure = LdapErrors.exception(what(), e);
            if (failure.reason() == Reason.UNAVAILABLE) {
                throw failure;
            }
            return e.getEntryCount() > 0;
        }
    }

    private State state(LDAPConnection connection) throws LDAPException, DirectoryException {
        RootDSE rootDse = connection.getRootDSE();
        Long usn = rootDse == null ? null : rootDse.getAttributeValueAsLong("highestCommittedUSN");
        String settings = rootDse == null ? null : rootDse.getAttributeValue("dsServiceName");
        SearchResultEntry server = settings == null ? null : connection.getEntry(settings, "invocationId");
        byte[] invocation = server == null ? null : server.getAttributeValueBytes("invocationId");
        if (usn == null || invocation == null) {
            throw new DirectoryException(Reason.ACCESS_DENIED, what() + ": the server does not show its invocationId");
        }
        return new State(ObjectGuid.fromBytes(invocation), usn, namingContext(rootDse));
    }

    private String namingContext(RootDSE rootDse) {
        return Arrays.stream(rootDse.getNamingContextDNs())
                .filter(context -> contains(context, top))
                .max(Comparator.comparingInt(String::length))
                .orElse(base);
    }

    private static boolean contains(String context, DN name) {
        try {
            return name.isDescendantOf(context, true);
        } catch (LDAPException e) {
            return false;
        }
    }

    private static UUID id(SearchResultEntry entry) {
        return ObjectGuid.fromBytes(entry.getAttributeValueBytes(ID));
    }
}
