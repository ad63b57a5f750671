/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * [MS-ADTS] 3.1.1.3.1.3.3 range retrieval of attribute values: Active Directory gives 1500 values of an attribute at once, and says so in its name.
 */
final class RangedValues {
    private static final Pattern RANGED = Pattern.compile("(.+);range=(\\d+)-(\\d+|\\*)", Pattern.CASE_INSENSITIVE);
    private static final String ALL = "*";

    private RangedValues() {}

    /** The entry with all values of such attributes; asks the server for those that are missing. */
    static SearchResultEntry complete(LDAPConnection connection, SearchResultEntry entry) throws LDAPException {
        Entry whole = null;
        for (Attribute attribute : entry.getAttributes()) {
            Matcher ranged = RANGED.matcher(attribute.getName());
            if (ranged.matches()) {
                whole = whole == null ? entry.duplicate() : whole;
                whole.removeAttribute(attribute.getName());
                whole.removeAttribute(ranged.group(1));
                whole.addAttribute(rest(connection, entry.getDN(), attribute, ranged));
            }
        }
        return whole == null ? entry : new SearchResultEntry(whole);
    }

    private static Attribute rest(LDAPConnection connection, String dn, Attribute first, Matcher range)
            throws LDAPException {
        String name = range.group(1);
        Attribute all = new Attribute(name, first.getValueByteArrays());
        String upper = range.group(3);
        while (!upper.equals(ALL)) {
            String wanted = name + ";range=" + (Long.parseLong(upper) + 1) + "-" + ALL;
            Attribute next = part(connection, dn, name, wanted);
            Matcher nextRange = RANGED.matcher(next.getName());
            if (!nextRange.matches() || !next.hasValue()) {
                break;
            }
            all = Attribute.mergeAttributes(all, new Attribute(name, next.getValueByteArrays()));
            upper = nextRange.group(3);
        }
        return all;
    }

    private static Attribute part(LDAPConnection connection, String dn, String name, String wanted)
            throws LDAPException {
        SearchResultEntry entry = connection.getEntry(dn, wanted);
        if (entry == null) {
            // It was deleted meanwhile.
            return new Attribute(name);
        }
        String prefix = name.toLowerCase(Locale.ROOT) + ";range=";
        return entry.getAttributes().stream()
                .filter(attribute ->
                        attribute.getName().toLowerCase(Locale.ROOT).startsWith(prefix))
                .findFirst()
                .orElse(new Attribute(name));
    }
}
