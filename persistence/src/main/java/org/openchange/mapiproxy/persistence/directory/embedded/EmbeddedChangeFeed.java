/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/** Remembers which entries were changed since the last poll; one that was changed often is remembered once. */
final class EmbeddedChangeFeed implements Directory.ChangeFeed, ChangeListeners.Listener {
    private static final int MAX_PENDING = 1_000_000;

    private final Directory directory;
    private final DN base;
    /** Where an entry is now; empty when it is gone. Guarded by this. */
    private Map<UUID, Optional<String>> pending = new LinkedHashMap<>();

    private boolean overflown;

    private EmbeddedChangeFeed(Directory directory, DN base) {
        this.directory = directory;
        this.base = base;
    }

    static EmbeddedChangeFeed begin(EmbeddedServer server, Directory directory, String base) throws LDAPException {
        EmbeddedChangeFeed feed = new EmbeddedChangeFeed(directory, new DN(base));
        server.listeners().add(feed);
        return feed;
    }

    @Override
    public synchronized void changed(EntryChanges.Outcome outcome) {
        for (ReadOnlyEntry entry : outcome.before()) {
            remember(entry, Optional.empty());
        }
        for (ReadOnlyEntry entry : outcome.after()) {
            remember(entry, Optional.of(entry.getDN()));
        }
    }

    private void remember(Entry entry, Optional<String> place) {
        if (!isBelow(entry)) {
            return;
        }
        if (pending.size() >= MAX_PENDING) {
            overflown = true;
            pending.clear();
        }
        pending.put(UUID.fromString(entry.getAttributeValue("entryUUID")), place);
    }

    private boolean isBelow(Entry entry) {
        try {
            return entry.getParsedDN().isDescendantOf(base, true);
        } catch (LDAPException e) {
            throw new IllegalStateException("an entry of the tree has a name", e);
        }
    }

    @Override
    public void poll(List<String> attributes, Directory.EntrySink changed, Consumer<UUID> gone)
            throws DirectoryException {
        Map<UUID, Optional<String>> taken = take();
        try {
            for (Map.Entry<UUID, Optional<String>> change : taken.entrySet()) {
                tell(change.getKey(), change.getValue(), attributes, changed, gone);
            }
        } catch (DirectoryException | RuntimeException e) {
            giveBack(taken);
            throw e;
        }
    }

    private void tell(
            UUID id, Optional<String> place, List<String> attributes, Directory.EntrySink changed, Consumer<UUID> gone)
            throws DirectoryException {
        if (place.isEmpty()) {
            gone.accept(id);
            return;
        }
        Optional<DirectoryEntry> entry = directory.read(place.get(), attributes.toArray(String[]::new));
        // Where it is not, or is another one, a later change is pending already.
        if (entry.isPresent() && entry.get().id().equals(Optional.of(id))) {
            changed.accept(entry.get());
        }
    }

    private synchronized Map<UUID, Optional<String>> take() throws DirectoryException {
        if (overflown) {
            throw new DirectoryException(
                    Reason.LIMIT_EXCEEDED, "more than " + MAX_PENDING + " changes since the last poll; begin anew");
        }
        Map<UUID, Optional<String>> taken = pending;
        pending = new LinkedHashMap<>();
        return taken;
    }

    private synchronized void giveBack(Map<UUID, Optional<String>> taken) {
        taken.putAll(pending);
        pending = taken;
    }
}
