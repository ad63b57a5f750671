/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which entries have a value of one attribute. Most values belong to one entry. Not thread-safe: the tree's lock guards it. */
final class EqualityIndex {
    private final String attribute;
    private final MatchingRule rule;
    /** Normalized values as text of one byte a character, which is the smallest; a DN, or a set of several. */
    private final Map<String, Object> entries = new HashMap<>();

    EqualityIndex(String attribute, MatchingRule rule) {
        this.attribute = attribute;
        this.rule = rule;
    }

    /** Names of the entries that have this value; must not be changed, and not be kept. */
    Set<DN> find(ASN1OctetString value) throws LDAPException {
        Object found = entries.get(key(value));
        return found == null ? Set.of() : all(found);
    }

    void add(DN dn, Entry entry) throws LDAPException {
        Attribute values = entry.getAttribute(attribute);
        if (values != null) {
            for (ASN1OctetString value : values.getRawValues()) {
                entries.merge(key(value), dn, (old, added) -> together(old, dn));
            }
        }
    }

    void remove(DN dn, Entry entry) throws LDAPException {
        Attribute values = entry.getAttribute(attribute);
        if (values != null) {
            for (ASN1OctetString value : values.getRawValues()) {
                entries.computeIfPresent(key(value), (key, old) -> without(old, dn));
            }
        }
    }

    private String key(ASN1OctetString value) throws LDAPException {
        return new String(rule.normalize(value).getValue(), StandardCharsets.ISO_8859_1);
    }

    private static Object together(Object old, DN dn) {
        if (old.equals(dn)) {
            return old;
        }
        Set<DN> all = old instanceof DN ? new HashSet<>(all(old)) : all(old);
        all.add(dn);
        return all;
    }

    private static Object without(Object old, DN dn) {
        if (old instanceof DN) {
            return old.equals(dn) ? null : old;
        }
        Set<DN> all = all(old);
        all.remove(dn);
        return all.size() == 1 ? all.iterator().next() : all;
    }

    @SuppressWarnings("unchecked") // a value of the map is a DN or a set of them
    private static Set<DN> all(Object value) {
        return value instanceof DN dn ? Set.of(dn) : (Set<DN>) value;
    }
}
