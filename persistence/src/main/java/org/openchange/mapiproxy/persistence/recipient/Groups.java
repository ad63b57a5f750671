/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MANAGED_BY;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MEMBER;
import static org.openchange.mapiproxy.persistence.directory.Attributes.OBJECT_CLASS;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.CONTACT_CLASS;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.DYNAMIC_GROUP_CLASS;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.GROUP_CLASS;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.GROUP_TYPE;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.USER_CLASS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;

/** Distribution lists: those whose members are named, and those whose members are found by a filter. */
public final class Groups {
    /** [MS-ADTS] 2.2.12: universal, and bit 31 for those that permissions can be given to. */
    private static final int UNIVERSAL = 8;

    private static final int DISPLAY_LIST = 1;
    private static final int DISPLAY_DYNAMIC = 3;
    private static final int DETAILS_UNIVERSAL = 256;
    private static final int DETAILS_OTHER = 512;
    private static final int DETAILS_SECURITY = 1024;
    private static final int DETAILS_DYNAMIC = 4096;

    private final MailSystem system;
    private final Directory directory;
    private final MailNames names;
    private final RecipientLookup lookup;
    private final RecipientLookup members;

    Groups(MailSystem system) {
        this.system = system;
        this.directory = system.directory();
        this.names = new MailNames(system);
        this.lookup = new RecipientLookup(system, GROUP_CLASS, DYNAMIC_GROUP_CLASS);
        this.members = new RecipientLookup(system, USER_CLASS, GROUP_CLASS, CONTACT_CLASS, DYNAMIC_GROUP_CLASS);
    }

    /**
     * A group to be made.
     *
     * @param alias mailNickname; the name when empty
     * @param owner who may change the members: account, address or name
     * @param filter who belongs to it, RFC 4515; empty for a group whose members are named
     */
    public record NewGroup(
            String name,
            Optional<String> alias,
            Optional<String> mail,
            Optional<String> owner,
            Optional<String> filter) {}

    /** Makes a group, or an address for one that is there and has none. */
    public Recipient create(NewGroup group) throws DirectoryException, RecipientException {
        Optional<DirectoryEntry> existing =
                group.filter().isPresent() ? Optional.empty() : lookup.account(group.name());
        MailAttributes mail = new MailAttributes(system, names, existing.map(DirectoryEntry::dn));
        if (existing.isPresent() && existing.get().has(MAIL_NICKNAME)) {
            throw new RecipientException("the group \"" + group.name() + "\" has an address already: "
                    + existing.get().dn());
        }
        String alias = group.alias().orElse(group.name().replaceAll("\\s+", "."));
        mail.address(alias, group.mail(), List.of());
        mail.name(group.name());
        if (group.owner().isPresent()) {
            mail.put(MANAGED_BY, members.existing(group.owner().get()).dn());
        }
        if (existing.isPresent()) {
            mail.type(DISPLAY_LIST, details(existing.get()));
            directory.modify(existing.get().dn(), Users.replacements(mail.all()));
            return Recipient.of(reread(existing.get().dn()));
        }
        DirectoryEntry entry = entry(group, alias, mail);
        directory.add(entry);
        return Recipient.of(reread(entry.dn()));
    }

    private DirectoryEntry entry(NewGroup group, String alias, MailAttributes mail)
            throws DirectoryException, RecipientException {
        DirectoryEntry.Builder entry = DirectoryEntry.named(names.freeDn(group.name(), alias));
        if (group.filter().isPresent()) {
            checkFilter(group.filter().get());
            mail.type(DISPLAY_DYNAMIC, DETAILS_DYNAMIC)
                    .put(RecipientAttributes.DYNAMIC_FILTER, group.filter().get())
                    .put(RecipientAttributes.DYNAMIC_BASE, directory.layout().base());
            entry.with(OBJECT_CLASS, DYNAMIC_GROUP_CLASS);
        } else {
            mail.type(DISPLAY_LIST, DETAILS_UNIVERSAL).put(GROUP_TYPE, String.valueOf(UNIVERSAL));
            entry.with(OBJECT_CLASS, GROUP_CLASS).with(ACCOUNT_NAME, alias);
        }
        mail.all().forEach(entry::withTexts);
        return entry.build();
    }

    private static void checkFilter(String filter) throws RecipientException {
        try {
            EntryFilter.parse(filter);
        } catch (IllegalArgumentException e) {
            throw new RecipientException(e.getMessage(), e);
        }
    }

    private static int details(DirectoryEntry group) {
        int type = group.text(GROUP_TYPE)
                .filter(text -> text.matches("-?\\d{1,10}"))
                .map(text -> (int) Long.parseLong(text))
                .orElse(UNIVERSAL);
        if ((type & UNIVERSAL) == 0) {
            return DETAILS_OTHER;
        }
        return type < 0 ? DETAILS_SECURITY : DETAILS_UNIVERSAL;
    }

    /** Adds members, by account, address or name; those that are in it already stay. Returns how many were new. */
    public int add(String group, List<String> added) throws DirectoryException, RecipientException {
        DirectoryEntry entry = withNamedMembers(group);
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(entry.texts(MEMBER));
        List<String> fresh = new ArrayList<>();
        for (String name : added) {
            String dn = members.existing(name).dn();
            if (dn.equalsIgnoreCase(entry.dn())) {
                throw new RecipientException("a group is no member of itself");
            }
            if (known.add(dn)) {
                fresh.add(dn);
            }
        }
        if (!fresh.isEmpty()) {
            directory.modify(entry.dn(), List.of(Modification.add(MEMBER, fresh.toArray(String[]::new))));
        }
        return fresh.size();
    }

    /** Takes members out. Returns how many were in it. */
    public int remove(String group, List<String> removed) throws DirectoryException, RecipientException {
        DirectoryEntry entry = withNamedMembers(group);
        List<String> gone = new ArrayList<>();
        for (String name : removed) {
            String dn = members.existing(name).dn();
            if (entry.texts(MEMBER).stream().anyMatch(dn::equalsIgnoreCase)) {
                gone.add(dn);
            }
        }
        if (!gone.isEmpty()) {
            directory.modify(entry.dn(), List.of(Modification.remove(MEMBER, gone.toArray(String[]::new))));
        }
        return gone.size();
    }

    private DirectoryEntry withNamedMembers(String group) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(group);
        if (entry.isA(DYNAMIC_GROUP_CLASS)) {
            throw new RecipientException(entry.dn() + " is a dynamic group: its filter says who belongs to it");
        }
        return entry;
    }

    public DirectoryEntry entry(String name) throws DirectoryException, RecipientException {
        return lookup.existing(name);
    }

    public List<Recipient> list() throws DirectoryException {
        return lookup.all();
    }

    /** Deletes the group on a directory of ours; on Active Directory takes its address away only. */
    public Recipient delete(String name) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(name);
        if (directory.kind().managed() || entry.isA(DYNAMIC_GROUP_CLASS)) {
            Users.removeEntry(system, entry.dn());
        } else {
            directory.modify(entry.dn(), Users.withoutMail(entry));
        }
        return Recipient.of(entry);
    }

    private DirectoryEntry reread(String dn) throws DirectoryException {
        return directory
                .read(dn)
                .orElseThrow(() -> new DirectoryException(Reason.NOT_FOUND, dn + " was taken away by somebody else"));
    }
}
