/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import com.unboundid.ldap.sdk.DN;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;
import org.openchange.mapiproxy.persistence.organization.Organization;

/** Takes the objects of an organization away. The schema stays, and so do people; theirs are only the attributes that name what is gone. */
public final class Removal {
    private final Directory directory;
    private final Optional<Database> database;
    private final Organization organization;

    /**
     * What goes with the organization.
     *
     * @param mailboxes how many people and rooms have a mailbox
     * @param recipients how many people, groups, contacts and folders are in its address book, those with a mailbox among them
     */
    public record Loss(int mailboxes, int recipients) {}

    /** From both, which stay the caller's; an empty database is one that is not asked. */
    public Removal(Directory directory, Optional<Database> database, Organization organization) {
        this.directory = directory;
        this.database = database;
        this.organization = organization;
    }

    /** Finds out what would be lost. */
    public Loss loss() throws DirectoryException {
        EntryFilter member = EntryFilter.startsWith(Attributes.LEGACY_EXCHANGE_DN, organization.legacyDn() + "/");
        EntryFilter enabled = EntryFilter.all(List.of(EntryFilter.present(Attributes.MAIL_NICKNAME), member));
        DN configuration = Provisioning.parsed(directory.layout().configuration());
        int[] counts = new int[2];
        directory.search(Search.below(directory.layout().base(), enabled, Attributes.HOME_MDB), entry -> {
            if (!Provisioning.parsed(entry.dn()).isDescendantOf(configuration, true)) {
                counts[0] += entry.has(Attributes.HOME_MDB) ? 1 : 0;
                counts[1]++;
            }
        });
        return new Loss(counts[0], counts[1]);
    }

    /**
     * Removes the objects, children first, whatever is lost; callers ask {@link #loss} before. What failed can be done again.
     *
     * @return how many objects were removed
     */
    public int apply(ProvisioningProgress progress) throws IOException {
        List<Step> steps = new ArrayList<>(references());
        for (String dn : childrenFirst()) {
            steps.add(new Step(dn, () -> delete(dn)));
        }
        database.ifPresent(known -> steps.add(
                new Step("organization " + organization.name() + " in the database", () -> deregister(known))));
        ProvisioningPlan plan =
                new ProvisioningPlan(List.of(Stage.of("removal of the organization " + organization.name(), steps)));
        plan.apply(progress);
        return plan.size();
    }

    private void deregister(Database known) {
        MailboxRepository mailboxes = new MailboxRepository(known);
        List<UUID> owners = new ArrayList<>();
        mailboxes.forEach(mailbox -> {
            if (mailbox.organization().equalsIgnoreCase(organization.name())) {
                owners.add(mailbox.owner());
            }
        });
        owners.forEach(mailboxes::delete);
        new OrganizationRepository(known).deregister(organization.name());
    }

    private List<String> childrenFirst() throws DirectoryException {
        List<DN> names = new ArrayList<>();
        directory.search(
                Search.below(organization.dn(), EntryFilter.present(Attributes.OBJECT_CLASS), Attributes.OBJECT_CLASS),
                entry -> names.add(Provisioning.parsed(entry.dn())));
        names.sort(Comparator.comparingInt((DN dn) -> dn.getRDNs().length).reversed());
        return names.stream().map(DN::toString).toList();
    }

    private void delete(String dn) throws DirectoryException {
        try {
            directory.delete(dn);
        } catch (DirectoryException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Takes the organization's lists and templates out of the roots, which are plain names and do not vanish with what they name. */
    private List<Step> references() throws DirectoryException {
        String[] roots = {
            ConfigurationNames.ADDRESS_BOOK_ROOTS,
            ConfigurationNames.GLOBAL_ADDRESS_LIST,
            ConfigurationNames.TEMPLATE_ROOTS
        };
        String exchange = directory.layout().exchange();
        DirectoryEntry entry = directory
                .read(exchange, roots)
                .orElse(DirectoryEntry.named(exchange).build());
        DN own = Provisioning.parsed(organization.dn());
        List<Modification> changes = new ArrayList<>();
        for (String root : roots) {
            List<String> values = new ArrayList<>();
            for (String value : entry.texts(root)) {
                if (Provisioning.parsed(value).isDescendantOf(own, true)) {
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                changes.add(Modification.remove(root, values.toArray(String[]::new)));
            }
        }
        return changes.isEmpty()
                ? List.of()
                : List.of(new Step("roots of the address book", () -> directory.modify(exchange, changes)));
    }
}
