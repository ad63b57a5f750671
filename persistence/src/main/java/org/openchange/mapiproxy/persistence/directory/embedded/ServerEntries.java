/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/** What a server tells of itself: the root DSE (RFC 4512 section 5.1) and the schema. */
final class ServerEntries {
    private static final String SCHEMA = "cn=schema";

    private final Entry rootDse;
    private final Entry schema;

    ServerEntries(DirectoryLayout layout, Schema schema) throws LDAPException {
        rootDse = new Entry(DN.NULL_DN);
        rootDse.addAttribute("objectClass", "top");
        rootDse.addAttribute("namingContexts", layout.base());
        rootDse.addAttribute("defaultNamingContext", layout.base());
        rootDse.addAttribute("configurationNamingContext", layout.configuration());
        rootDse.addAttribute("subschemaSubentry", SCHEMA);
        rootDse.addAttribute("supportedLDAPVersion", "3");
        rootDse.addAttribute("supportedControl", LdapControls.KNOWN);
        rootDse.addAttribute("supportedExtension", ExtendedOperations.KNOWN);
        rootDse.addAttribute("vendorName", "MAPIProxy");
        this.schema = schema.getSchemaEntry().duplicate();
        this.schema.setDN(SCHEMA);
    }

    Optional<Entry> find(String name) throws LDAPException {
        DN dn = new DN(name);
        if (dn.isNullDN()) {
            return Optional.of(rootDse);
        }
        return dn.equals(new DN(SCHEMA)) ? Optional.of(schema) : Optional.empty();
    }
}
