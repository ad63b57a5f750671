/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFAddChangeRecord;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFDeleteChangeRecord;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import com.unboundid.ldif.LDIFModifyDNChangeRecord;
import com.unboundid.util.StaticUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The entries, in memory and on the disk. Thread-safe. A change is first worked out, then written and synchronized, then made visible: what a search
 * shows, and what was answered, is on the disk, and what failed is neither shown nor there after the next start. Changes happen one after the other.
 *
 * <p>Errors are those of LDAP (RFC 4511); one of the disk is {@link ResultCode#UNAVAILABLE}.
 */
final class EntryStore implements AutoCloseable {
    /** Kept by us, for every entry. */
    private static final Set<String> OPERATIONAL =
            Set.of("entryuuid", "createtimestamp", "modifytimestamp", "creatorsname", "modifiersname");

    private final Schema schema = DirectorySchema.load();
    private final EntryForm form = new EntryForm(schema);
    private final EntryTree tree = new EntryTree(form, DirectorySchema.INDEXED);
    private final DirectoryFiles files;
    private final EntryChanges changes;
    private final ChangeListeners listeners = new ChangeListeners();
    private boolean closed;

    private EntryStore(DirectoryFiles files, DN root) {
        this.files = files;
        this.changes = new EntryChanges(tree, form, root);
    }

    /**
     * @param root the naming context
     * @param initial what a new directory begins with; parents first
     * @throws IOException if the files cannot be used, are damaged, or are of another naming context
     */
    static EntryStore open(DirectoryFiles files, DN root, List<Entry> initial) throws IOException {
        EntryStore store = new EntryStore(files, root);
        try {
            if (files.isNew()) {
                for (Entry entry : initial) {
                    store.load(withOperational(entry, UUID.randomUUID(), root));
                }
                files.create(store.tree.all());
            } else {
                files.open(store.new Loading());
            }
            if (store.tree.get(root).isEmpty()) {
                throw new IOException("the embedded directory has other entries than below " + root
                        + "; its base cannot be changed once it is there (realm, mapiproxy:directory base)");
            }
            return store;
        } catch (LDAPException e) {
            throw new IOException("the first entries are not accepted: " + e.getMessage(), e);
        }
    }

    private final class Loading implements DirectoryFiles.Content {
        @Override
        public void entry(Entry entry) throws IOException {
            try {
                load(entry);
            } catch (LDAPException e) {
                throw new IOException("the directory's files cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public void change(LDIFChangeRecord change) throws IOException {
            try {
                changes.apply(changes.of(change));
            } catch (LDAPException e) {
                throw new IOException("the directory's change log does not fit its entries: " + e.getMessage(), e);
            }
        }
    }

    private void load(Entry entry) throws LDAPException {
        tree.replace(List.of(), List.of(form.of(entry)));
    }

    Schema schema() {
        return schema;
    }

    ChangeListeners listeners() {
        return listeners;
    }

    int size() {
        return tree.size();
    }

    DN dn(String text) throws LDAPException {
        return form.dn(text);
    }

    Optional<ReadOnlyEntry> get(DN dn) {
        return tree.get(dn);
    }

    ReadOnlyEntry existing(DN dn) throws LDAPException {
        return changes.existing(dn);
    }

    /** @throws LDAPException {@link ResultCode#NO_SUCH_OBJECT} when there is no such base */
    List<ReadOnlyEntry> search(DN base, SearchScope scope, Filter filter) throws LDAPException {
        existing(base);
        return tree.search(base, scope, filter);
    }

    /**
     * @param id becomes entryUUID
     * @param actor who does it; it becomes creatorsName
     */
    void add(Entry entry, UUID id, DN actor) throws LDAPException {
        for (Attribute attribute : entry.getAttributes()) {
            checkOperational(attribute.getName());
        }
        commit(new LDIFAddChangeRecord(withOperational(form.withSuperiorClasses(entry), id, actor)));
    }

    void modify(DN dn, List<Modification> modifications, DN actor) throws LDAPException {
        for (Modification modification : modifications) {
            checkOperational(modification.getAttributeName());
        }
        commit(new LDIFModifyChangeRecord(dn.toString(), withModifier(modifications, actor)));
    }

    /** @param parent null leaves it where it is */
    void rename(DN dn, RDN name, boolean deleteOldName, DN parent, DN actor) throws LDAPException {
        commit(new LDIFModifyDNChangeRecord(
                dn.toString(), name.toString(), deleteOldName, parent == null ? null : parent.toString()));
        DN renamed = new DN(name, parent == null ? dn.getParent() : parent);
        commit(new LDIFModifyChangeRecord(renamed.toString(), withModifier(List.of(), actor)));
    }

    void delete(DN dn) throws LDAPException {
        commit(new LDIFDeleteChangeRecord(dn.toString()));
    }

    private synchronized void commit(LDIFChangeRecord change) throws LDAPException {
        if (closed) {
            throw new LDAPException(ResultCode.UNAVAILABLE, "the directory is closed");
        }
        EntryChanges.Outcome outcome = changes.of(change);
        try {
            files.append(change);
        } catch (IOException e) {
            throw new LDAPException(ResultCode.UNAVAILABLE, "the change cannot be written: " + e.getMessage(), e);
        }
        changes.apply(outcome);
        listeners.tell(outcome);
        files.afterChange(tree::all);
    }

    private static Entry withOperational(Entry entry, UUID id, DN actor) {
        String now = StaticUtils.encodeGeneralizedTime(new Date());
        Entry complete = entry.duplicate();
        complete.setAttribute("entryUUID", id.toString());
        complete.setAttribute("createTimestamp", now);
        complete.setAttribute("creatorsName", actor.toString());
        complete.setAttribute("modifyTimestamp", now);
        complete.setAttribute("modifiersName", actor.toString());
        return complete;
    }

    private static Modification[] withModifier(List<Modification> modifications, DN actor) {
        List<Modification> all = new ArrayList<>(modifications);
        String now = StaticUtils.encodeGeneralizedTime(new Date());
        all.add(new Modification(ModificationType.REPLACE, "modifyTimestamp", now));
        all.add(new Modification(ModificationType.REPLACE, "modifiersName", actor.toString()));
        return all.toArray(Modification[]::new);
    }

    private static void checkOperational(String attribute) throws LDAPException {
        if (OPERATIONAL.contains(attribute.toLowerCase(Locale.ROOT))) {
            throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, attribute + " is kept by the directory itself");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        files.close();
    }
}
