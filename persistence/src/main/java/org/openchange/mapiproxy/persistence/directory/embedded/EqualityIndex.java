/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which entries have a value of one attribute. Most values belong to one entry. Not thread-safe: the tree's lock guards it. */
final class EqualityIndex {
    private final String attribute;
    private final MatchingRule rule;
    private final Map<ASN1OctetString, Set<DN>> entries = new HashMap<>();

    EqualityIndex(String attribute, MatchingRule rule) {
        this.attribute = attribute;
        this.rule = rule;
    }

    /** Names of the entries that have this value; must not be changed, and not be kept. */
    Set<DN> find(ASN1OctetString value) throws LDAPException {
        return entries.getOrDefault(rule.normalize(value), Set.of());
    }

    void add(DN dn, Entry entry) throws LDAPException {
        Attribute values = entry.getAttribute(attribute);
        if (values != null) {
            for (ASN1OctetString value : values.getRawValues()) {
                entries.merge(rule.normalize(value), Set.of(dn), EqualityIndex::together);
            }
        }
    }

    void remove(DN dn, Entry entry) throws LDAPException {
        Attribute values = entry.getAttribute(attribute);
        if (values != null) {
            for (ASN1OctetString value : values.getRawValues()) {
                entries.computeIfPresent(rule.normalize(value), (key, dns) -> without(dns, dn));
            }
        }
    }

    private static Set<DN> together(Set<DN> dns, Set<DN> more) {
        Set<DN> all = dns.size() > 1 ? dns : new HashSet<>(dns);
        all.addAll(more);
        return all;
    }

    private static Set<DN> without(Set<DN> dns, DN dn) {
        if (dns.size() == 1) {
            return dns.contains(dn) ? null : dns;
        }
        dns.remove(dn);
        return dns.size() == 1 ? Set.copyOf(dns) : dns;
    }
}
