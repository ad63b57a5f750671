/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * RFC 2696: a search in pages on one connection, since some servers know a cookie only there. Referrals to other servers, which Active Directory
 * adds at the base of its tree, are left out.
 *
 * @param controls sent along with each page
 */
record PagedSearch(
        String base, SearchScope scope, Filter filter, String[] attributes, int timeLimitSeconds, Control... controls) {
    /** Half of what Active Directory gives at most, and what OpenLDAP gives by default. */
    static final int PAGE_SIZE = 500;

    /** Takes entries as the server has them. */
    @FunctionalInterface
    interface RawSink {
        void accept(SearchResultEntry entry) throws LDAPException, DirectoryException;
    }

    void run(LDAPConnection connection, RawSink sink) throws LDAPException, DirectoryException {
        ASN1OctetString cookie = null;
        boolean delivered = false;
        do {
            SearchResult page;
            try {
                page = page(connection, cookie);
            } catch (LDAPException e) {
                if (delivered) {
                    // Not to be repeated: entries were handed over already.
                    throw LdapErrors.exception("searching below " + base, e);
                }
                throw e;
            }
            for (SearchResultEntry entry : page.getSearchEntries()) {
                delivered = true;
                sink.accept(RangedValues.complete(connection, entry));
            }
            SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
            cookie = next != null && next.moreResultsToReturn() ? next.getCookie() : null;
        } while (cookie != null);
    }

    private SearchResult page(LDAPConnection connection, ASN1OctetString cookie) throws LDAPException {
        SearchRequest request =
                new SearchRequest(base, scope, DereferencePolicy.NEVER, 0, timeLimitSeconds, false, filter, attributes);
        List<Control> all = new ArrayList<>(List.of(controls));
        if (scope != SearchScope.BASE) {
            all.add(new SimplePagedResultsControl(PAGE_SIZE, cookie, true));
        }
        request.setControls(all);
        return connection.search(request);
    }
}
