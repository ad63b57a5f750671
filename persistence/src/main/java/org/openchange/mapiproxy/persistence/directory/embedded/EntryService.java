/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.directory.Attributes;

/** The operations of a directory, each with the rights of the one who asks for it. Thread-safe. Errors are those of LDAP. */
final class EntryService {
    /** Entries that a search of an ordinary person may find. */
    private static final int MAX_FOR_PEOPLE = 10_000;

    private final EntryStore store;
    private final DirectorySecrets secrets;
    private final PasswordForms passwords;
    private final AccessRules rules;
    private final ServerEntries serverEntries;
    private final DN root;
    private final PageCursors cursors = new PageCursors();

    /** @param root who may do everything */
    EntryService(EntryStore store, DirectorySecrets secrets, AccessRules rules, ServerEntries serverEntries, DN root) {
        this.store = store;
        this.secrets = secrets;
        this.passwords = new PasswordForms(secrets.sealingKey());
        this.rules = rules;
        this.serverEntries = serverEntries;
        this.root = root;
    }

    /** @return who it is now */
    DN bind(String name, byte[] password) throws LDAPException {
        DN dn = store.dn(name);
        if (dn.isNullDN() || password.length == 0) {
            throw new LDAPException(ResultCode.INAPPROPRIATE_AUTHENTICATION, "there is no anonymous access");
        }
        boolean right = dn.equals(root) ? secrets.isRootPassword(password) : isPasswordOf(dn, password);
        if (!right) {
            throw new LDAPException(
                    ResultCode.INVALID_CREDENTIALS, "name or password is wrong, or the account is disabled");
        }
        return dn;
    }

    private boolean isPasswordOf(DN dn, byte[] password) throws LDAPException {
        Optional<ReadOnlyEntry> entry = store.get(dn);
        return entry.isPresent() && passwords.matches(entry.get(), password) && !isDisabled(entry.get());
    }

    private static boolean isDisabled(Entry entry) {
        Integer control = entry.getAttributeValueAsInteger(Attributes.ACCOUNT_CONTROL);
        return control != null && (control & Attributes.ACCOUNT_DISABLED) != 0;
    }

    /** Who is meant by {@code dn:...}; only the root may act for others. */
    DN actingFor(DN actor, String authorization) throws LDAPException {
        if (!rules.isRoot(actor)) {
            throw new LDAPException(ResultCode.AUTHORIZATION_DENIED, actor + " may not act for others");
        }
        DN other = person(authorization);
        if (store.get(other).isEmpty()) {
            throw new LDAPException(ResultCode.AUTHORIZATION_DENIED, "there is nobody " + other);
        }
        return other;
    }

    /** A name that may have {@code dn:} in front. */
    DN person(String identity) throws LDAPException {
        return store.dn(identity.regionMatches(true, 0, "dn:", 0, 3) ? identity.substring(3) : identity);
    }

    void add(DN actor, Entry entry) throws LDAPException {
        rules.checkRoot(actor);
        UUID id = UUID.randomUUID();
        store.add(passwords.sealed(entry, id), id, actor);
    }

    void modify(DN actor, String name, List<Modification> modifications) throws LDAPException {
        ReadOnlyEntry entry = store.existing(store.dn(name));
        rules.checkModify(actor, entry, modifications);
        store.modify(entry.getParsedDN(), passwords.sealed(modifications, id(entry)), actor);
    }

    void rename(DN actor, ModifyDNRequestProtocolOp request) throws LDAPException {
        rules.checkRoot(actor);
        DN parent = request.getNewSuperiorDN() == null ? null : store.dn(request.getNewSuperiorDN());
        RDN name = new RDN(request.getNewRDN(), store.schema());
        store.rename(store.dn(request.getDN()), name, request.deleteOldRDN(), parent, actor);
    }

    void delete(DN actor, String name) throws LDAPException {
        rules.checkRoot(actor);
        store.delete(store.dn(name));
    }

    boolean compare(DN actor, CompareRequestProtocolOp request) throws LDAPException {
        if (PasswordForms.isSecret(request.getAttributeName())) {
            throw AccessRules.denied(actor, "compare " + request.getAttributeName());
        }
        ReadOnlyEntry entry = store.existing(store.dn(request.getDN()));
        Filter filter = Filter.createEqualityFilter(
                request.getAttributeName(), request.getAssertionValue().getValue());
        return rules.mayRead(actor, entry) && filter.matchesEntry(entry, store.schema());
    }

    /**
     * @param old null where it is not given; the root need not know it
     * @param fresh UTF-8
     */
    void changePassword(DN actor, DN subject, byte[] old, byte[] fresh) throws LDAPException {
        ReadOnlyEntry entry = store.existing(subject);
        if (!rules.isRoot(actor)) {
            if (!actor.equals(subject)) {
                throw AccessRules.denied(actor, "change the password of " + subject);
            }
            if (old == null || !passwords.matches(entry, old)) {
                throw new LDAPException(ResultCode.INVALID_CREDENTIALS, "the old password is wrong");
            }
        }
        store.modify(subject, passwords.forms(fresh, id(entry)), actor);
    }

    /** 16 bytes, or nothing when there is no such entry or it has no password. */
    Optional<byte[]> ntHash(String name) throws LDAPException, GeneralSecurityException {
        Optional<ReadOnlyEntry> entry = store.get(store.dn(name));
        return entry.isPresent() ? passwords.ntHash(entry.get()) : Optional.empty();
    }

    SearchAnswer search(DN actor, SearchRequestProtocolOp request, LdapControls controls) throws LDAPException {
        checkFilter(actor, request.getFilter());
        Optional<Entry> special = serverEntries.find(request.getBaseDN());
        if (special.isPresent()) {
            return answer(request, List.of(special.get()), ResultCode.SUCCESS, List.of());
        }
        if (controls.paging().isPresent()) {
            SimplePagedResultsControl paging = controls.paging().get();
            boolean first = paging.getCookie() == null || paging.getCookie().getValueLength() == 0;
            PageCursors.Page page = first
                    ? cursors.first(found(actor, request), paging.getSize())
                    : cursors.next(paging.getCookie(), paging.getSize());
            return answer(
                    request,
                    page.entries(),
                    ResultCode.SUCCESS,
                    List.of(new SimplePagedResultsControl(page.entries().size(), page.cookie())));
        }
        List<ReadOnlyEntry> found = found(actor, request);
        int limit = request.getSizeLimit();
        return limit > 0 && found.size() > limit
                ? answer(request, found.subList(0, limit), ResultCode.SIZE_LIMIT_EXCEEDED, List.of())
                : answer(request, found, ResultCode.SUCCESS, List.of());
    }

    private SearchAnswer answer(
            SearchRequestProtocolOp request, List<? extends Entry> entries, ResultCode code, List<Control> controls) {
        return new SearchAnswer(entries, request.getAttributes(), request.typesOnly(), store.schema(), code, controls);
    }

    private List<ReadOnlyEntry> found(DN actor, SearchRequestProtocolOp request) throws LDAPException {
        List<ReadOnlyEntry> found =
                store.search(store.dn(request.getBaseDN()), request.getScope(), request.getFilter());
        if (rules.isRoot(actor)) {
            return found;
        }
        List<ReadOnlyEntry> allowed = new ArrayList<>();
        for (ReadOnlyEntry entry : found) {
            if (rules.mayRead(actor, entry)) {
                allowed.add(entry);
            }
            if (allowed.size() > MAX_FOR_PEOPLE) {
                throw new LDAPException(
                        ResultCode.ADMIN_LIMIT_EXCEEDED, "more than " + MAX_FOR_PEOPLE + " entries; search for fewer");
            }
        }
        return allowed;
    }

    /** A filter over a secret would tell it bit by bit. */
    private static void checkFilter(DN actor, Filter filter) throws LDAPException {
        if (filter.getAttributeName() != null && PasswordForms.isSecret(filter.getAttributeName())) {
            throw AccessRules.denied(actor, "search for " + filter.getAttributeName());
        }
        for (Filter component : filter.getComponents()) {
            checkFilter(actor, component);
        }
        if (filter.getNOTComponent() != null) {
            checkFilter(actor, filter.getNOTComponent());
        }
    }

    private static UUID id(Entry entry) {
        return UUID.fromString(entry.getAttributeValue("entryUUID"));
    }
}
