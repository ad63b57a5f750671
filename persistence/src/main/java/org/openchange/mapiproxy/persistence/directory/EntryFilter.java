/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;

/** A search filter, RFC 4515, over the product's names of attributes. Values are escaped where they are put in. Immutable. */
public final class EntryFilter {
    private final Filter filter;

    private EntryFilter(Filter filter) {
        this.filter = filter;
    }

    /** @throws IllegalArgumentException if this is not RFC 4515; the message says where */
    public static EntryFilter parse(String text) {
        try {
            return new EntryFilter(Filter.create(text));
        } catch (LDAPException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no search filter: " + e.getMessage(), e);
        }
    }

    public static EntryFilter equal(String attribute, String value) {
        return new EntryFilter(Filter.createEqualityFilter(attribute, value));
    }

    public static EntryFilter equal(String attribute, byte[] value) {
        return new EntryFilter(Filter.createEqualityFilter(attribute, value));
    }

    public static EntryFilter present(String attribute) {
        return new EntryFilter(Filter.createPresenceFilter(attribute));
    }

    public static EntryFilter startsWith(String attribute, String prefix) {
        return new EntryFilter(Filter.createSubInitialFilter(attribute, prefix));
    }

    public static EntryFilter all(Collection<EntryFilter> filters) {
        return new EntryFilter(
                Filter.createANDFilter(filters.stream().map(EntryFilter::asLdap).toList()));
    }

    public static EntryFilter any(Collection<EntryFilter> filters) {
        return new EntryFilter(
                Filter.createORFilter(filters.stream().map(EntryFilter::asLdap).toList()));
    }

    public EntryFilter negated() {
        return new EntryFilter(Filter.createNOTFilter(filter));
    }

    /** For implementations. */
    public Filter asLdap() {
        return filter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryFilter that && filter.equals(that.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }

    /** RFC 4515. */
    @Override
    public String toString() {
        return filter.toString();
    }
}
