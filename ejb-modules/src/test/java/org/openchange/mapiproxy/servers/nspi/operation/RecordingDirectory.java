/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;

/** Remembers what was changed for whom. Anything but changing for others fails, because servers have no business with it. */
final class RecordingDirectory implements Directory {
    /** One change. */
    record Change(String actor, String dn, List<Modification> modifications) {}

    final List<Change> changes = new ArrayList<>();
    boolean refuses;
    int closed;

    @Override
    public void modifyAs(String actor, String dn, List<Modification> modifications) throws DirectoryException {
        if (refuses) {
            throw new DirectoryException(DirectoryException.Reason.ACCESS_DENIED, "not " + actor);
        }
        changes.add(new Change(actor, dn, modifications));
    }

    @Override
    public void close() {
        closed++;
    }

    private static DirectoryException unexpected() {
        return new DirectoryException(DirectoryException.Reason.FAILED, "not expected of a server");
    }

    @Override
    public DirectoryKind kind() {
        return DirectoryKind.EMBEDDED;
    }

    @Override
    public DirectoryLayout layout() {
        return new DirectoryLayout(
                "DC=example,DC=test", "CN=Users,DC=example,DC=test", "CN=Configuration,DC=example,DC=test");
    }

    @Override
    public Optional<DirectoryEntry> read(String dn, String... attributes) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public Optional<DirectoryEntry> find(Search search) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void search(Search search, EntrySink sink) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void add(DirectoryEntry entry) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void modify(String dn, List<Modification> modifications) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void rename(String dn, String newDn) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void delete(String dn) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public void setPassword(String dn, char[] password) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public boolean verifyPassword(String dn, char[] password) throws DirectoryException {
        throw unexpected();
    }

    @Override
    public ChangeFeed changes(String base) throws DirectoryException {
        throw unexpected();
    }
}
