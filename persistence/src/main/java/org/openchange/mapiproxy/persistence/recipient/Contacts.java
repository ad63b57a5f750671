/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.OBJECT_CLASS;
import static org.openchange.mapiproxy.persistence.recipient.RecipientAttributes.CONTACT_CLASS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/** People outside, who have an entry in the address book and neither mailbox nor account. */
public final class Contacts {
    private static final int DISPLAY_REMOTE = 6;
    private static final int DETAILS_CONTACT = 64;

    private final MailSystem system;
    private final MailNames names;
    private final RecipientLookup lookup;

    Contacts(MailSystem system) {
        this.system = system;
        this.names = new MailNames(system);
        this.lookup = new RecipientLookup(system, CONTACT_CLASS);
    }

    /**
     * @param mail where mail for them goes
     * @param alias mailNickname; what is before the {@code @} when empty
     * @param details other attributes by name
     */
    public Recipient create(String name, String mail, Optional<String> alias, Map<String, String> details)
            throws DirectoryException, RecipientException {
        MailAttributes attributes = new MailAttributes(system, names, Optional.empty());
        String nickname = alias.orElse(mail.split("@", 2)[0]);
        attributes.address(nickname, Optional.of(mail), List.of());
        attributes
                .name(name)
                .type(DISPLAY_REMOTE, DETAILS_CONTACT)
                .put(RecipientAttributes.TARGET_ADDRESS, "SMTP:" + mail);
        DirectoryEntry.Builder entry = DirectoryEntry.named(names.freeDn(name, nickname))
                .with(OBJECT_CLASS, CONTACT_CLASS)
                .with(RecipientAttributes.SURNAME, details.getOrDefault(RecipientAttributes.SURNAME, name));
        attributes.all().forEach(entry::withTexts);
        details.forEach((attribute, value) -> {
            if (!attribute.equalsIgnoreCase(RecipientAttributes.SURNAME)) {
                entry.with(attribute, value);
            }
        });
        DirectoryEntry made = entry.build();
        system.directory().add(made);
        return Recipient.of(made);
    }

    public DirectoryEntry entry(String name) throws DirectoryException, RecipientException {
        return lookup.existing(name);
    }

    public List<Recipient> list() throws DirectoryException {
        return lookup.all();
    }

    public Recipient delete(String name) throws DirectoryException, RecipientException {
        DirectoryEntry entry = lookup.existing(name);
        Users.removeEntry(system, entry.dn());
        return Recipient.of(entry);
    }
}
