/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rest of searches whose first page was asked for, RFC 2696. A search is done once; what it found is immutable and shared with the tree, so that
 * a cursor costs a reference for each entry. Only so many are kept: whoever leaves one lying loses it to others.
 */
final class PageCursors {
    private static final int MAX_CURSORS = 64;
    private static final int COOKIE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, List<ReadOnlyEntry>> cursors = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ReadOnlyEntry>> eldest) {
            return size() > MAX_CURSORS;
        }
    };

    /**
     * One page.
     *
     * @param cookie what asks for the next one; empty when this is the last
     */
    record Page(List<ReadOnlyEntry> entries, ASN1OctetString cookie) {}

    /** @param found everything the search found */
    Page first(List<ReadOnlyEntry> found, int size) {
        return page(found, size);
    }

    /** @throws LDAPException if the cookie is none of ours, or was used, or is forgotten */
    Page next(ASN1OctetString cookie, int size) throws LDAPException {
        List<ReadOnlyEntry> rest;
        synchronized (cursors) {
            rest = cursors.remove(HexFormat.of().formatHex(cookie.getValue()));
        }
        if (rest == null) {
            throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "this search's pages are over; begin it again");
        }
        return page(rest, size);
    }

    private Page page(List<ReadOnlyEntry> entries, int size) {
        if (entries.size() <= size) {
            return new Page(entries, new ASN1OctetString());
        }
        if (size == 0) {
            return new Page(List.of(), new ASN1OctetString()); // RFC 2696 section 3: the client gives the search up
        }
        byte[] cookie = new byte[COOKIE_BYTES];
        random.nextBytes(cookie);
        synchronized (cursors) {
            cursors.put(HexFormat.of().formatHex(cookie), entries.subList(size, entries.size()));
        }
        return new Page(entries.subList(0, size), new ASN1OctetString(cookie));
    }
}
