/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.util.List;
import java.util.Optional;

/** Lets another directory do everything, but for what a subclass does itself. */
public abstract class ForwardingDirectory implements Directory {
    private final Directory directory;

    protected ForwardingDirectory(Directory directory) {
        this.directory = directory;
    }

    @Override
    public DirectoryKind kind() {
        return directory.kind();
    }

    @Override
    public DirectoryLayout layout() {
        return directory.layout();
    }

    @Override
    public Optional<DirectoryEntry> read(String dn, String... attributes) throws DirectoryException {
        return directory.read(dn, attributes);
    }

    @Override
    public Optional<DirectoryEntry> find(Search search) throws DirectoryException {
        return directory.find(search);
    }

    @Override
    public void search(Search search, EntrySink sink) throws DirectoryException {
        directory.search(search, sink);
    }

    @Override
    public void add(DirectoryEntry entry) throws DirectoryException {
        directory.add(entry);
    }

    @Override
    public void modify(String dn, List<Modification> modifications) throws DirectoryException {
        directory.modify(dn, modifications);
    }

    @Override
    public void modifyAs(String actor, String dn, List<Modification> modifications) throws DirectoryException {
        directory.modifyAs(actor, dn, modifications);
    }

    @Override
    public void rename(String dn, String newDn) throws DirectoryException {
        directory.rename(dn, newDn);
    }

    @Override
    public void delete(String dn) throws DirectoryException {
        directory.delete(dn);
    }

    @Override
    public void setPassword(String dn, char[] password) throws DirectoryException {
        directory.setPassword(dn, password);
    }

    @Override
    public boolean verifyPassword(String dn, char[] password) throws DirectoryException {
        return directory.verifyPassword(dn, password);
    }

    @Override
    public ChangeFeed changes(String base) throws DirectoryException {
        return directory.changes(base);
    }

    @Override
    public void close() {
        directory.close();
    }
}
