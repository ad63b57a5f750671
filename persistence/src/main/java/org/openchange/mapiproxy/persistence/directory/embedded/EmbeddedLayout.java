/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/** Where things are in the embedded directory, and what it begins with: the shape of Active Directory. */
final class EmbeddedLayout {
    private static final String WITHOUT_REALM = "DC=mapiproxy,DC=local";

    private EmbeddedLayout() {}

    static DirectoryLayout of(DirectorySettings settings, ProxyIdentity identity) {
        String base = settings.base().orElseGet(() -> ofRealm(identity.realm()));
        return new DirectoryLayout(base, settings.users().orElse("CN=Users," + base), "CN=Configuration," + base);
    }

    private static String ofRealm(String realm) {
        return realm.isEmpty()
                ? WITHOUT_REALM
                : Arrays.stream(realm.split("\\."))
                        .map(label -> new RDN("DC", label).toString())
                        .collect(Collectors.joining(","));
    }

    /** Parents first. */
    static List<Entry> initialEntries(DirectoryLayout layout) throws LDAPException {
        DN base = new DN(layout.base());
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(base));
        List<DN> missing = new ArrayList<>();
        for (DN dn = new DN(layout.users()); !dn.equals(base); dn = dn.getParent()) {
            if (dn.getParent() == null) {
                throw new LDAPException(ResultCode.PARAM_ERROR, layout.users() + " is not below " + layout.base());
            }
            missing.add(0, dn);
        }
        for (DN dn : missing) {
            entries.add(entry(dn));
        }
        entries.add(entry(new DN(layout.configuration())));
        entries.add(entry(new DN("CN=Services," + layout.configuration())));
        return entries;
    }

    private static Entry entry(DN dn) throws LDAPException {
        String attribute = dn.getRDN().getAttributeNames()[0];
        String objectClass =
                switch (attribute.toLowerCase(Locale.ROOT)) {
                    case "dc" -> "domain";
                    case "o" -> "organization";
                    case "ou" -> "organizationalUnit";
                    case "c" -> "country";
                    case "cn" -> "container";
                    default -> throw new LDAPException(
                            ResultCode.PARAM_ERROR, dn + " has to begin with DC=, O=, OU=, C= or CN=");
                };
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "top", objectClass);
        entry.addAttribute(attribute, dn.getRDN().getAttributeValues()[0]);
        return entry;
    }
}
