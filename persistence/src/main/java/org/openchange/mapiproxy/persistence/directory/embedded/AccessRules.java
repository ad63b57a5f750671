/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what. The root may do everything. A person may read the entries of the own organization and those of none, may change the attributes
 * {@link #OWN} of the own entry, and the members of groups whose {@code managedBy} or {@code msExchCoManagedByLink} names them; nothing else.
 */
final class AccessRules {
    /** What people may change of their own entry: certificates, photos, telephone numbers, and who may send for them. */
    static final Set<String> OWN = Set.of(
            "usercertificate",
            "usersmimecertificate",
            "thumbnailphoto",
            "jpegphoto",
            "telephonenumber",
            "othertelephone",
            "homephone",
            "otherhomephone",
            "mobile",
            "othermobile",
            "pager",
            "otherpager",
            "facsimiletelephonenumber",
            "otherfacsimiletelephonenumber",
            "ipphone",
            "telephoneassistant",
            "publicdelegates");

    private static final List<String> OWNERS = List.of("managedBy", "msExchCoManagedByLink");
    private static final Pattern LEGACY = Pattern.compile("/o=([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

    private final EntryStore store;
    private final DN root;
    private final DN exchange;

    /**
     * @param root who may do everything
     * @param exchange the container of the organizations
     */
    AccessRules(EntryStore store, DN root, DN exchange) {
        this.store = store;
        this.root = root;
        this.exchange = exchange;
    }

    boolean isRoot(DN actor) {
        return root.equals(actor);
    }

    void checkRoot(DN actor) throws LDAPException {
        if (!isRoot(actor)) {
            throw denied(actor, "change the directory's structure");
        }
    }

    /** Whether the actor may know of this entry. */
    boolean mayRead(DN actor, Entry entry) throws LDAPException {
        if (isRoot(actor)) {
            return true;
        }
        Optional<String> organization = organization(entry);
        return organization.isEmpty() || organization.equals(organization(store.existing(actor)));
    }

    void checkModify(DN actor, Entry entry, List<Modification> modifications) throws LDAPException {
        if (isRoot(actor)) {
            return;
        }
        boolean own = entry.getParsedDN().equals(actor);
        boolean owned = owns(actor, entry) && mayRead(actor, entry);
        for (Modification modification : modifications) {
            String attribute =
                    Attribute.getBaseName(modification.getAttributeName()).toLowerCase(Locale.ROOT);
            if (!(own && OWN.contains(attribute)) && !(owned && attribute.equals("member"))) {
                throw denied(actor, "change " + modification.getAttributeName() + " of " + entry.getDN());
            }
        }
    }

    private boolean owns(DN actor, Entry entry) throws LDAPException {
        for (String attribute : OWNERS) {
            String[] owners = entry.getAttributeValues(attribute);
            for (String owner : owners == null ? new String[0] : owners) {
                if (DN.isValidDN(owner) && store.dn(owner).equals(actor)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In lower case; of a person by the legacy name, of an object of an organization by its place. */
    private Optional<String> organization(Entry entry) throws LDAPException {
        DN dn = entry.getParsedDN();
        if (dn.isDescendantOf(exchange, false)) {
            DN below = dn;
            while (!below.getParent().equals(exchange)) {
                below = below.getParent();
            }
            return Optional.of(below.getRDN().getAttributeValues()[0].toLowerCase(Locale.ROOT));
        }
        String legacy = entry.getAttributeValue("legacyExchangeDN");
        Matcher form = LEGACY.matcher(legacy == null ? "" : legacy);
        return form.matches() ? Optional.of(form.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    static LDAPException denied(DN actor, String what) {
        return new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, actor + " may not " + what);
    }
}
