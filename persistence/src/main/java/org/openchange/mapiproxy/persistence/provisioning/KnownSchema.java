/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;

/** What Active Directory's schema has at one moment. */
final class KnownSchema {
    private final Map<String, DirectoryEntry> attributes = new HashMap<>();
    private final Map<String, DirectoryEntry> classes = new HashMap<>();
    private final Map<String, String> namesByOid = new HashMap<>();
    private final Set<String> linkIds = new HashSet<>();

    /** @param schema distinguished name of the naming context */
    static KnownSchema read(Directory directory, String schema) throws DirectoryException {
        KnownSchema known = new KnownSchema();
        directory.search(
                Search.childrenOf(
                        schema,
                        EntryFilter.equal("objectClass", "attributeSchema"),
                        "lDAPDisplayName",
                        "attributeID",
                        "linkID"),
                known::addAttribute);
        directory.search(
                Search.childrenOf(
                        schema,
                        EntryFilter.equal("objectClass", "classSchema"),
                        "lDAPDisplayName",
                        "governsID",
                        "auxiliaryClass",
                        "systemAuxiliaryClass",
                        "mayContain",
                        "systemMayContain",
                        "mustContain",
                        "systemMustContain",
                        "possSuperiors",
                        "systemPossSuperiors"),
                known::addClass);
        return known;
    }

    private void addAttribute(DirectoryEntry entry) {
        entry.text("linkID").ifPresent(linkIds::add);
        named(entry, "attributeID", attributes);
    }

    private void addClass(DirectoryEntry entry) {
        named(entry, "governsID", classes);
    }

    private void named(DirectoryEntry entry, String oid, Map<String, DirectoryEntry> to) {
        String name = entry.text("lDAPDisplayName").orElse("");
        to.put(name.toLowerCase(Locale.ROOT), entry);
        entry.text(oid).ifPresent(value -> namesByOid.put(value, name));
    }

    boolean hasAttribute(String name) {
        return attributes.containsKey(name.toLowerCase(Locale.ROOT));
    }

    boolean hasClass(String name) {
        return classes.containsKey(name.toLowerCase(Locale.ROOT));
    }

    Optional<DirectoryEntry> objectClass(String name) {
        return Optional.ofNullable(classes.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isLinkTaken(int linkId) {
        return linkIds.contains(String.valueOf(linkId));
    }

    /** @throws DirectoryException if another attribute or class has this number */
    void requireFree(String oid, String name) throws DirectoryException {
        String other = namesByOid.get(oid);
        if (other != null) {
            throw new DirectoryException(
                    DirectoryException.Reason.NOT_ALLOWED,
                    "the schema has " + oid + " as " + other + ", so that " + name + " cannot be added");
        }
    }
}
