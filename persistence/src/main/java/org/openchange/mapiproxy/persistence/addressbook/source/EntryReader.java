/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AttributeCodec;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.PackedEntry;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;

/** Says what an entry of the directory is in an address book. */
final class EntryReader {
    private static final System.Logger LOG = System.getLogger(EntryReader.class.getName());
    private static final String TARGET_ADDRESS = "targetAddress";
    private static final String HOME_SERVER = "msExchHomeServerName";

    private final AttributeCodec codec;
    private final DN configuration;

    EntryReader(AttributeCodec codec, DirectoryLayout layout) throws LDAPException {
        this.codec = codec;
        configuration = new DN(layout.configuration());
    }

    /** Whose an entry is: the {@code /o=} of its legacyExchangeDN; empty for one that belongs into no address book. */
    static Optional<String> organization(DirectoryEntry entry) {
        return entry.text(Attributes.LEGACY_EXCHANGE_DN)
                .flatMap(LegacyDn::parse)
                .flatMap(LegacyDn::organization);
    }

    /** Without a minimal id; empty for an entry without an id that never changes. */
    Optional<PackedEntry> read(DirectoryEntry entry, OrganizationLists lists) {
        Optional<UUID> id = entry.id();
        if (id.isEmpty()) {
            LOG.log(Level.WARNING, "{0} is not in the address book, because the server told no id of it", entry.dn());
            return Optional.empty();
        }
        boolean isRecipient = !isConfiguration(entry.dn());
        return Optional.of(new PackedEntry(
                0,
                id.get(),
                codec.packDn(entry.dn()),
                isRecipient ? displayType(entry) : DisplayType.AGENT,
                isHidden(entry),
                isRecipient ? lists.containing(entry) : lists.none(),
                codec.pack(entry)));
    }

    private boolean isConfiguration(String dn) {
        try {
            return new DN(dn).isDescendantOf(configuration, true);
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "\"{0}\" is no name of an entry", dn);
            return false;
        }
    }

    private static boolean isHidden(DirectoryEntry entry) {
        return entry.text(Attributes.HIDE_FROM_ADDRESS_LISTS)
                .filter("TRUE"::equalsIgnoreCase)
                .isPresent();
    }

    private static DisplayType displayType(DirectoryEntry entry) {
        if (entry.isA("publicFolder")) {
            return DisplayType.FORUM;
        }
        if (entry.isA("msExchDynamicDistributionList")) {
            return DisplayType.AGENT;
        }
        if (entry.isA("group") || entry.isA("groupOfNames")) {
            return DisplayType.DISTRIBUTION_LIST;
        }
        if (entry.isA("contact")) {
            return DisplayType.REMOTE_MAIL_USER;
        }
        if (entry.isA("person") || entry.isA("user") || entry.isA("inetOrgPerson")) {
            boolean hasMailbox = entry.has(Attributes.HOME_MDB) || entry.has(HOME_SERVER);
            return !hasMailbox && entry.has(TARGET_ADDRESS) ? DisplayType.REMOTE_MAIL_USER : DisplayType.MAIL_USER;
        }
        return DisplayType.AGENT;
    }
}
