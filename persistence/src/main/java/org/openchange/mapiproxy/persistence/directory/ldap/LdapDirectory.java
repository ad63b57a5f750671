/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ProxiedAuthorizationV2RequestControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;

/**
 * A directory that speaks LDAP. A search holds one connection until its last entry is taken, so a sink that asks the directory itself needs a
 * second one.
 */
public class LdapDirectory implements Directory {
    private static final String PROXIED_AUTHORIZATION = "dn:";

    private final DirectoryKind kind;
    private final DirectoryLayout layout;
    private final ConnectionPool pool;
    private final int timeLimitSeconds;
    private final SchemaNames names;
    private final EntryTranslator translator;
    private final Passwords passwords;

    LdapDirectory(DirectoryKind kind, DirectoryLayout layout, ConnectionPool pool, Duration timeout) {
        this.kind = kind;
        this.layout = layout;
        this.pool = pool;
        this.timeLimitSeconds = Math.max(1, Math.toIntExact(timeout.toSeconds()));
        this.names = new SchemaNames(kind);
        this.translator = new EntryTranslator(names);
        this.passwords = new Passwords(kind, pool);
    }

    /**
     * Opens the directory of other servers.
     *
     * @throws DirectoryException {@code UNAVAILABLE} if where things are has to be asked and no server answers
     */
    public static LdapDirectory open(DirectorySettings settings) throws DirectoryException {
        DirectoryKind kind =
                switch (settings.schema()) {
                    case ACTIVE_DIRECTORY -> DirectoryKind.ACTIVE_DIRECTORY;
                    case OPENLDAP -> DirectoryKind.OPENLDAP;
                    case EMBEDDED -> throw new IllegalArgumentException("the embedded directory has no other servers");
                };
        ConnectionPool pool = new ConnectionPool(new ServerList(settings), settings.connections(), settings.timeout());
        try {
            return of(kind, LayoutLookup.layout(kind, settings, pool), pool, settings.timeout());
        } catch (DirectoryException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * A directory over connections that somebody else makes; {@link #close} closes the connections only.
     *
     * @param connections how many there may be at once
     * @param timeout how long to wait for one of them, and for the server to work on a request
     */
    public static LdapDirectory over(
            DirectoryKind kind, DirectoryLayout layout, ConnectionSource source, int connections, Duration timeout) {
        return of(kind, layout, new ConnectionPool(source, connections, timeout), timeout);
    }

    private static LdapDirectory of(DirectoryKind kind, DirectoryLayout layout, ConnectionPool pool, Duration timeout) {
        return kind == DirectoryKind.OPENLDAP
                ? new OpenLdapDirectory(layout, pool, timeout)
                : new LdapDirectory(kind, layout, pool, timeout);
    }

    @Override
    public DirectoryKind kind() {
        return kind;
    }

    @Override
    public DirectoryLayout layout() {
        return layout;
    }

    /** How many connections are open now, for those who watch. */
    public int openConnections() {
        return pool.openConnections();
    }

    /** How many of them somebody uses now. */
    public int usedConnections() {
        return pool.usedConnections();
    }

    @Override
    public Optional<DirectoryEntry> read(String dn, String... attributes) throws DirectoryException {
        List<String> wanted = List.of(attributes);
        try {
            return pool.read("reading " + dn, connection -> {
                SearchRequest request = new SearchRequest(
                        dn,
                        SearchScope.BASE,
                        DereferencePolicy.NEVER,
                        0,
                        timeLimitSeconds,
                        false,
                        Filter.createPresenceFilter(Attributes.OBJECT_CLASS),
                        translator.requested(wanted));
                return firstOf(connection, connection.search(request), wanted);
            });
        } catch (DirectoryException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<DirectoryEntry> firstOf(LDAPConnection connection, SearchResult result, List<String> wanted)
            throws LDAPException {
        if (result.getEntryCount() == 0) {
            return Optional.empty();
        }
        SearchResultEntry entry = result.getSearchEntries().get(0);
        return Optional.of(translator.toOurs(RangedValues.complete(connection, entry), wanted));
    }

    @Override
    public Optional<DirectoryEntry> find(Search search) throws DirectoryException {
        String what = "looking for " + search.filter() + " below " + search.base();
        return pool.read(what, connection -> {
            SearchRequest request = new SearchRequest(
                    search.base(),
                    scope(search.scope()),
                    DereferencePolicy.NEVER,
                    2,
                    timeLimitSeconds,
                    false,
                    names.theirs(search.filter().asLdap()),
                    translator.requested(search.attributes()));
            SearchResult result;
            try {
                result = connection.search(request);
            } catch (LDAPException e) {
                if (e.getResultCode() != ResultCode.SIZE_LIMIT_EXCEEDED) {
                    throw e;
                }
                throw severalFit(what);
            }
            if (result.getEntryCount() > 1) {
                throw severalFit(what);
            }
            return firstOf(connection, result, search.attributes());
        });
    }

    private static DirectoryException severalFit(String what) {
        return new DirectoryException(Reason.NOT_ALLOWED, what + ": several entries fit");
    }

    @Override
    public void search(Search search, EntrySink sink) throws DirectoryException {
        PagedSearch paged = new PagedSearch(
                search.base(),
                scope(search.scope()),
                names.theirs(search.filter().asLdap()),
                translator.requested(search.attributes()),
                timeLimitSeconds);
        pool.read("searching below " + search.base(), connection -> {
            paged.run(connection, entry -> sink.accept(translator.toOurs(entry, search.attributes())));
            return null;
        });
    }

    private static SearchScope scope(Search.Scope scope) {
        return switch (scope) {
            case BASE -> SearchScope.BASE;
            case ONE_LEVEL -> SearchScope.ONE;
            case SUBTREE -> SearchScope.SUB;
        };
    }

    @Override
    public void add(DirectoryEntry entry) throws DirectoryException {
        pool.write("adding " + entry.dn(), connection -> connection.add(translator.toTheirs(entry)));
    }

    @Override
    public void modify(String dn, List<Modification> modifications) throws DirectoryException {
        modify("changing " + dn, dn, modifications);
    }

    @Override
    public void modifyAs(String actor, String dn, List<Modification> modifications) throws DirectoryException {
        String what = "changing " + dn + " for " + actor;
        if (kind == DirectoryKind.ACTIVE_DIRECTORY) {
            throw new DirectoryException(
                    Reason.ACCESS_DENIED,
                    what + ": Active Directory has no control to act with somebody else's rights");
        }
        modify(what, dn, modifications, new ProxiedAuthorizationV2RequestControl(PROXIED_AUTHORIZATION + actor));
    }

    private void modify(String what, String dn, List<Modification> modifications, Control... controls)
            throws DirectoryException {
        List<com.unboundid.ldap.sdk.Modification> theirs = translator.toTheirs(modifications);
        pool.write(what, connection -> {
            try {
                return connection.modify(new ModifyRequest(dn, theirs, controls));
            } catch (LDAPException e) {
                if (!names.recipientsNeedClass() || e.getResultCode() != ResultCode.OBJECT_CLASS_VIOLATION) {
                    throw e;
                }
                // Somebody else made this entry, without the class that carries a recipient's attributes.
                return connection.modify(new ModifyRequest(dn, names.withRecipientClass(theirs), controls));
            }
        });
    }

    @Override
    public void rename(String dn, String newDn) throws DirectoryException {
        pool.write("renaming " + dn + " to " + newDn, connection -> {
            DN target = new DN(newDn);
            RDN rdn = target.getRDN();
            DN parent = target.getParent();
            if (rdn == null || parent == null) {
                throw new LDAPException(ResultCode.INVALID_DN_SYNTAX, "the new name has no parent");
            }
            boolean moved = !parent.equals(new DN(dn).getParent());
            return connection.modifyDN(new ModifyDNRequest(dn, rdn.toString(), true, moved ? parent.toString() : null));
        });
    }

    @Override
    public void delete(String dn) throws DirectoryException {
        pool.write("deleting " + dn, connection -> connection.delete(dn));
    }

    @Override
    public void setPassword(String dn, char[] password) throws DirectoryException {
        passwords.set(dn, password);
    }

    @Override
    public boolean verifyPassword(String dn, char[] password) throws DirectoryException {
        return passwords.verify(dn, password);
    }

    @Override
    public ChangeFeed changes(String base) throws DirectoryException {
        return kind == DirectoryKind.ACTIVE_DIRECTORY
                ? new UsnChangeFeed(pool, translator, base, timeLimitSeconds)
                : new TimestampChangeFeed(pool, translator, base, timeLimitSeconds);
    }

    @Override
    public void close() {
        pool.close();
    }
}
