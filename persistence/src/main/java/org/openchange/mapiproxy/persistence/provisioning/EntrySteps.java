/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;

/**
 * The steps for entries. One that is there gets attributes that it has not; a value that it has stays, since an administrator may have chosen it,
 * but in lists that several organizations or names share ours is added.
 */
final class EntrySteps {
    private static final Set<String> SHARED = Set.of(
            ConfigurationNames.ADDRESS_BOOK_ROOTS,
            ConfigurationNames.GLOBAL_ADDRESS_LIST,
            ConfigurationNames.TEMPLATE_ROOTS,
            Attributes.NETWORK_ADDRESS);

    private final Directory directory;
    private final Map<String, DirectoryEntry> present = new HashMap<>();

    EntrySteps(Directory directory) {
        this.directory = directory;
    }

    /** Looks at one entry. */
    void look(String dn) throws DirectoryException {
        directory.read(dn).ifPresent(this::found);
    }

    /** Looks at an entry and at all below it. */
    void lookBelow(String dn) throws DirectoryException {
        try {
            directory.search(Search.below(dn, EntryFilter.present(Attributes.OBJECT_CLASS)), this::found);
        } catch (DirectoryException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void found(DirectoryEntry entry) {
        present.put(normalized(entry.dn()), entry);
    }

    /** For entries that were looked at. */
    List<Step> steps(List<DirectoryEntry> wanted) {
        List<Step> steps = new ArrayList<>();
        for (DirectoryEntry entry : wanted) {
            DirectoryEntry there = present.get(normalized(entry.dn()));
            if (there == null) {
                steps.add(new Step(entry.dn(), () -> add(entry)));
            } else {
                additions(entry, there, steps);
            }
        }
        return steps;
    }

    /** Attributes of an entry that is there once the steps before are done. */
    List<Step> additions(DirectoryEntry wanted) {
        List<Step> steps = new ArrayList<>();
        DirectoryEntry there = present.getOrDefault(
                normalized(wanted.dn()), DirectoryEntry.named(wanted.dn()).build());
        additions(wanted, there, steps);
        return steps;
    }

    private void additions(DirectoryEntry wanted, DirectoryEntry there, List<Step> steps) {
        List<Modification> missing = new ArrayList<>();
        for (String attribute : wanted.attributeNames()) {
            List<byte[]> values = missing(attribute, wanted, there);
            if (!values.isEmpty()) {
                missing.add(new Modification(Modification.Kind.ADD, attribute, values));
            }
        }
        if (!missing.isEmpty()) {
            String names = String.join(
                    ", ", missing.stream().map(Modification::attribute).toList());
            steps.add(new Step(names + " of " + wanted.dn(), () -> directory.modify(wanted.dn(), missing)));
        }
    }

    private static List<byte[]> missing(String attribute, DirectoryEntry wanted, DirectoryEntry there) {
        if (attribute.equalsIgnoreCase(Attributes.OBJECT_CLASS)) {
            return List.of();
        }
        if (!SHARED.contains(attribute)) {
            return there.has(attribute) ? List.of() : wanted.allBytes(attribute);
        }
        List<String> values =
                there.texts(attribute).stream().map(EntrySteps::normalized).toList();
        DirectoryEntry.Builder missing = DirectoryEntry.named(wanted.dn());
        wanted.texts(attribute).stream()
                .filter(value -> !values.contains(normalized(value)))
                .forEach(value -> missing.with(attribute, value));
        return missing.build().allBytes(attribute);
    }

    private void add(DirectoryEntry entry) throws DirectoryException {
        try {
            directory.add(entry);
        } catch (DirectoryException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    /** So that spellings of one name are equal; of what is none its lower case. */
    static String normalized(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException e) {
            return dn.toLowerCase(Locale.ROOT);
        }
    }
}
