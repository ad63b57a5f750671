/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/** Snapshots without a directory: everybody is in the global address list. */
final class Snapshots {
    static final List<AddressBookContainer> CONTAINERS =
            List.of(new AddressBookContainer(0, Optional.empty(), "Everybody", OptionalInt.empty(), 0, 9));

    private Snapshots() {}

    /** The first one's minimal id is 0x10, the next one's 0x11, ... */
    static AddressBookSnapshot of(List<DirectoryEntry> entries) {
        TextPool pool = new TextPool();
        List<PackedEntry> packed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            packed.add(packed(entries.get(i), 0x10 + i, pool));
        }
        return new AddressBookSnapshot(new SnapshotContent("Example", 1, CONTAINERS, packed, pool, 4));
    }

    static PackedEntry packed(DirectoryEntry entry, int minimalId, TextPool pool) {
        AttributeCodec codec = new AttributeCodec(pool);
        return new PackedEntry(
                minimalId,
                UUID.nameUUIDFromBytes(entry.dn().getBytes(StandardCharsets.UTF_8)),
                codec.packDn(entry.dn()),
                DisplayType.MAIL_USER,
                false,
                new int[] {0},
                codec.pack(entry));
    }

    static DirectoryEntry.Builder person(String alias, String displayName) {
        return DirectoryEntry.named("CN=" + alias + ",CN=Users,DC=example,DC=test")
                .with("cn", alias)
                .with("displayName", displayName)
                .with("mailNickname", alias)
                .with("sAMAccountName", alias)
                .with("mail", alias + "@example.test")
                .with("legacyExchangeDN", "/o=Example/ou=Group/cn=Recipients/cn=" + alias)
                .with("proxyAddresses", "SMTP:" + alias + "@example.test");
    }

    static List<DirectoryEntry> named(List<String> displayNames) {
        List<DirectoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < displayNames.size(); i++) {
            entries.add(person("p" + i, displayNames.get(i)).build());
        }
        return entries;
    }
}
