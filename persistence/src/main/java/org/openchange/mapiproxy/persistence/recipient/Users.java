/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_CONTROL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_DISABLED;
import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.COMMON_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MEMBER;
import static org.openchange.mapiproxy.persistence.directory.Attributes.OBJECT_CLASS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.USER_ACCOUNT_CONTROL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.USER_PRINCIPAL_NAME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;

/**
 * People, rooms and equipment. On directories that we keep, {@link #create} makes the account and {@link #delete} deletes it; on Active Directory
 * the account is there before, gets a mailbox, and loses it.
 */
public final class Users {
    /** [MS-SAMR] forbids these in names of accounts. */
    private static final Pattern ACCOUNT = Pattern.compile("[^\"/\\\\\\[\\]:;|=,+*?<>@\\p{Cntrl}]{1,20}");

    private static final int NORMAL_ACCOUNT = 512;

    private final MailSystem system;
    private final Directory directory;
    private final RecipientLookup lookup;
    private final MailNames names;

    Users(MailSystem system) {
        this.system = system;
        this.directory = system.directory();
        this.lookup = new RecipientLookup(system, RecipientAttributes.USER_CLASS);
        this.names = new MailNames(system);
    }

    /**
     * Makes an account with a mailbox, or gives a mailbox to an account that has none. Either all of it happens or nothing.
     *
     * @param password empty for an account that nobody can log on to yet; the caller wipes it
     * @return as it is now
     */
    public Recipient create(NewUser user, Optional<char[]> password) throws DirectoryException, RecipientException {
        if (!ACCOUNT.matcher(user.account()).matches() || user.account().isBlank()) {
            throw new RecipientException("\"" + user.account()
                    + "\" is no name of an account: 1 to 20 characters, without \" / \\ [ ] : ; | = , + * ? < > @");
        }
        Optional<DirectoryEntry> existing = lookup.account(user.account());
        if (existing.isPresent()) {
            return equip(existing.get(), user, password);
        }
        if (!directory.kind().managed()) {
            throw new RecipientException("there is no account \"" + user.account()
                    + "\" in Active Directory; make it there first (samba-tool user create " + user.account() + ")");
        }
        return add(user, password);
    }

    private Recipient add(NewUser user, Optional<char[]> password) throws DirectoryException, RecipientException {
        String name = user.name().orElse(user.account());
        MailAttributes mail = mailbox(user, Optional.empty());
        DirectoryEntry.Builder entry = DirectoryEntry.named(names.freeDn(name, user.account()))
                .with(OBJECT_CLASS, RecipientAttributes.USER_CLASS)
                .with(ACCOUNT_NAME, user.account())
                .with(RecipientAttributes.SURNAME, user.details().getOrDefault(RecipientAttributes.SURNAME, name));
        system.domain().ifPresent(domain -> entry.with(USER_PRINCIPAL_NAME, user.account() + "@" + domain));
        mail.name(name).all().forEach(entry::withTexts);
        user.details().forEach((attribute, value) -> {
            if (!attribute.equalsIgnoreCase(RecipientAttributes.SURNAME)) {
                entry.with(attribute, value);
            }
        });
        return Recipient.of(store(entry, password));
    }

    /** Our own directory takes the password with the entry; others after it, and until then nobody can log on. */
    private DirectoryEntry store(DirectoryEntry.Builder entry, Optional<char[]> password) throws DirectoryException {
        boolean atOnce = directory.kind() == DirectoryKind.EMBEDDED && password.isPresent();
        boolean later = password.isPresent() && !atOnce;
        entry.with(ACCOUNT_CONTROL, String.valueOf(later ? NORMAL_ACCOUNT | ACCOUNT_DISABLED : NORMAL_ACCOUNT));
        if (atOnce) {
            entry.with(RecipientAttributes.PASSWORD, new String(password.get()));
        }
        DirectoryEntry made = entry.build();
        directory.add(made);
        if (later) {
            try {
                directory.setPassword(made.dn(), password.get());
                directory.modify(
                        made.dn(), List.of(Modification.replace(ACCOUNT_CONTROL, String.valueOf(NORMAL_ACCOUNT))));
            } catch (DirectoryException e) {
                takeBack(made.dn(), e);
                throw e;
            }
        }
        return reread(made.dn());
    }

    private void takeBack(String dn, DirectoryException cause) {
        try {
            directory.delete(dn);
        } catch (DirectoryException e) {
            cause.addSuppressed(e);
        }
    }

    private Recipient equip(DirectoryEntry account, NewUser user, Optional<char[]> password)
            throws DirectoryException, RecipientException {
        if (account.has(MAIL_NICKNAME)) {
            throw new RecipientException(
                    "the account \"" + user.account() + "\" has a mailbox already: " + account.dn());
        }
        MailAttributes mail = mailbox(user, MailNames.self(account));
        if (user.name().isPresent() || !account.has(DISPLAY_NAME)) {
            mail.name(user.name().or(() -> account.text(COMMON_NAME)).orElse(user.account()));
        }
        user.details().forEach(mail::put);
        directory.modify(account.dn(), replacements(mail.all()));
        if (password.isPresent()) {
            try {
                directory.setPassword(account.dn(), password.get());
            } catch (DirectoryException e) {
                restore(account, mail.all().keySet(), e);
                throw e;
            }
        }
        return Recipient.of(reread(account.dn()));
    }

    /** Gives attributes the values again that they had in this entry. */
    private void restore(DirectoryEntry before, Set<String> attributes, DirectoryException cause) {
        try {
            directory.modify(
                    before.dn(),
                    attributes.stream()
                            .map(name -> new Modification(Modification.Kind.REPLACE, name, before.allBytes(name)))
                            .toList());
        } catch (DirectoryException e) {
            cause.addSuppressed(e);
        }
    }

    private MailAttributes mailbox(NewUser user, Optional<String> self) throws DirectoryException, RecipientException {
        MailAttributes mail = new MailAttributes(system, names, self);
        mail.address(user.aliasOrAccount(), user.mail(), user.addresses());
        return mail.mailbox(user.kind());
    }

    static List<Modification> replacements(Map<String, List<String>> attributes) {
        List<Modification> changes = new ArrayList<>();
        attributes.forEach((name, values) -> changes.add(Modification.replace(name, values.toArray(String[]::new))));
        return changes;
    }

    private DirectoryEntry reread(String dn) throws DirectoryException {
        return directory
                .read(dn)
                .orElseThrow(() -> new DirectoryException(Reason.NOT_FOUND, dn + " was taken away by somebody else"));
    }

    public Recipient show(String name) throws DirectoryException, RecipientException {
        return Recipient.of(lookup.existing(name));
    }

    /** The whole entry. */
    public DirectoryEntry entry(String name) throws DirectoryException, RecipientException {
        return lookup.existing(name);
    }

    /** An account of this name. */
    Optional<DirectoryEntry> account(String account) throws DirectoryException {
        return lookup.account(account);
    }

    public List<Recipient> list() throws DirectoryException {
        return lookup.all();
    }

    /** Gives the mailbox back, and on a directory of ours the log-on. */
    public Recipient enable(String name) throws DirectoryException, RecipientException {
        return switchTo(name, true);
    }

    /** Takes the mailbox away without losing anything of it, and on a directory of ours the log-on. */
    public Recipient disable(String name) throws DirectoryException, RecipientException {
        return switchTo(name, false);
    }

    private Recipient switchTo(String name, boolean enabled) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(name);
        if (!entry.has(MAIL_NICKNAME)) {
            throw new RecipientException(entry.dn() + " has no mailbox; run ./mapiproxy user create "
                    + entry.text(ACCOUNT_NAME).orElse(name));
        }
        List<Modification> changes = new ArrayList<>();
        changes.add(Modification.replace(USER_ACCOUNT_CONTROL, enabled ? "0" : String.valueOf(ACCOUNT_DISABLED)));
        if (directory.kind().managed()) {
            int flags = Recipient.flags(entry, ACCOUNT_CONTROL) | NORMAL_ACCOUNT;
            changes.add(Modification.replace(
                    ACCOUNT_CONTROL, String.valueOf(enabled ? flags & ~ACCOUNT_DISABLED : flags | ACCOUNT_DISABLED)));
        }
        directory.modify(entry.dn(), changes);
        return Recipient.of(reread(entry.dn()));
    }

    /** @param password the caller wipes it */
    public Recipient setPassword(String name, char[] password) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(name);
        directory.setPassword(entry.dn(), password);
        return Recipient.of(entry);
    }

    /**
     * Deletes the account on a directory of ours, and takes it out of the groups; on Active Directory, or when the account is kept, takes all
     * away that makes a recipient of it.
     *
     * @param keepAccount whether somebody may still log on
     */
    public Recipient delete(String name, boolean keepAccount) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(name);
        if (keepAccount || !directory.kind().managed()) {
            directory.modify(entry.dn(), withoutMail(entry));
        } else {
            removeEntry(system, entry.dn());
        }
        return Recipient.of(entry);
    }

    static List<Modification> withoutMail(DirectoryEntry entry) throws RecipientException {
        List<Modification> changes = new ArrayList<>();
        for (String attribute : RecipientAttributes.OF_MAIL) {
            if (entry.has(attribute)) {
                changes.add(Modification.replace(attribute));
            }
        }
        if (changes.isEmpty()) {
            throw new RecipientException(entry.dn() + " has no mailbox");
        }
        return changes;
    }

    /** First out of the groups: a member that is no more would hide from every later look. */
    static void removeEntry(MailSystem system, String dn) throws DirectoryException {
        Directory directory = system.directory();
        if (directory.kind().managed()) {
            List<String> groups = new ArrayList<>();
            directory.search(
                    Search.below(directory.layout().base(), EntryFilter.equal(MEMBER, dn), "objectClass"),
                    group -> groups.add(group.dn()));
            for (String group : groups) {
                directory.modify(group, List.of(Modification.remove(MEMBER, dn)));
            }
        }
        directory.delete(dn);
    }
}
