/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFAddChangeRecord;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFDeleteChangeRecord;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import com.unboundid.ldif.LDIFModifyDNChangeRecord;
import java.util.ArrayList;
import java.util.List;

/** What a change record does to the tree. It depends on nothing else, so that replaying a log leads to the same entries again. */
final class EntryChanges {
    private final EntryTree tree;
    private final EntryForm form;
    private final DN root;

    EntryChanges(EntryTree tree, EntryForm form, DN root) {
        this.tree = tree;
        this.form = form;
        this.root = root;
    }

    /**
     * @param before entries that are there no more, or that {@code after} has in another form
     * @param after entries as they are now
     */
    record Outcome(List<ReadOnlyEntry> before, List<ReadOnlyEntry> after) {}

    /** Says what a change would do, and does nothing. */
    Outcome of(LDIFChangeRecord change) throws LDAPException {
        if (change instanceof LDIFAddChangeRecord add) {
            return added(add.getEntryToAdd());
        }
        if (change instanceof LDIFModifyChangeRecord modify) {
            return modified(modify);
        }
        if (change instanceof LDIFModifyDNChangeRecord rename) {
            return renamed(rename);
        }
        if (change instanceof LDIFDeleteChangeRecord) {
            return deleted(existing(form.dn(change.getDN())));
        }
        throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "no such kind of change: " + change.getChangeType());
    }

    /** Does it, at once for those who search. */
    void apply(Outcome outcome) throws LDAPException {
        List<DN> gone = new ArrayList<>();
        for (ReadOnlyEntry entry : outcome.before()) {
            gone.add(entry.getParsedDN());
        }
        tree.replace(gone, outcome.after());
    }

    ReadOnlyEntry existing(DN dn) throws LDAPException {
        return tree.get(dn).orElseThrow(() -> new LDAPException(ResultCode.NO_SUCH_OBJECT, "there is no entry " + dn));
    }

    private Outcome added(Entry entry) throws LDAPException {
        ReadOnlyEntry formed = form.of(entry);
        checkPlace(formed.getParsedDN());
        checkUnique(formed);
        return new Outcome(List.of(), List.of(formed));
    }

    private Outcome modified(LDIFModifyChangeRecord change) throws LDAPException {
        ReadOnlyEntry old = existing(form.dn(change.getDN()));
        ReadOnlyEntry formed =
                form.of(Entry.applyModifications(old, false, form.of(List.of(change.getModifications()))));
        if (!formed.getParsedDN().equals(old.getParsedDN())) {
            throw new LDAPException(
                    ResultCode.NOT_ALLOWED_ON_RDN, "the name of " + old.getDN() + " does not change so");
        }
        checkUnique(formed);
        return new Outcome(List.of(old), List.of(formed));
    }

    private Outcome deleted(ReadOnlyEntry entry) throws LDAPException {
        DN dn = entry.getParsedDN();
        if (tree.hasChildren(dn)) {
            throw new LDAPException(ResultCode.NOT_ALLOWED_ON_NONLEAF, "there are entries below " + dn);
        }
        return new Outcome(List.of(entry), List.of());
    }

    private Outcome renamed(LDIFModifyDNChangeRecord change) throws LDAPException {
        DN oldDn = form.dn(change.getDN());
        Entry moved = Entry.applyModifyDN(
                existing(oldDn), change.getNewRDN(), change.deleteOldRDN(), change.getNewSuperiorDN());
        DN newDn = form.dn(moved.getDN());
        if (change.deleteOldRDN()) {
            spellAs(newDn, moved);
        }
        if (newDn.isDescendantOf(oldDn, false)) {
            throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, newDn + " is below " + oldDn);
        }
        if (!newDn.equals(oldDn)) {
            checkPlace(newDn);
        }
        List<ReadOnlyEntry> before = tree.below(oldDn);
        List<ReadOnlyEntry> after = new ArrayList<>();
        after.add(form.of(moved));
        for (ReadOnlyEntry child : before.subList(1, before.size())) {
            Entry copy = child.duplicate();
            copy.setDN(under(child.getParsedDN(), oldDn, newDn));
            after.add(form.of(copy));
        }
        return new Outcome(before, after);
    }

    /** A new name that compares like the old one is written as it says nevertheless. */
    private static void spellAs(DN name, Entry entry) {
        String[] attributes = name.getRDN().getAttributeNames();
        byte[][] values = name.getRDN().getByteArrayAttributeValues();
        for (int i = 0; i < attributes.length; i++) {
            entry.removeAttributeValue(attributes[i], values[i]);
            entry.addAttribute(attributes[i], values[i]);
        }
    }

    private static DN under(DN dn, DN oldParent, DN newParent) {
        List<com.unboundid.ldap.sdk.RDN> names =
                new ArrayList<>(List.of(dn.getRDNs()).subList(0, dn.getRDNs().length - oldParent.getRDNs().length));
        names.addAll(List.of(newParent.getRDNs()));
        return new DN(names);
    }

    private void checkPlace(DN dn) throws LDAPException {
        if (tree.get(dn).isPresent()) {
            throw new LDAPException(ResultCode.ENTRY_ALREADY_EXISTS, "there is an entry " + dn);
        }
        if (!dn.equals(root)
                && (dn.getParent() == null || tree.get(dn.getParent()).isEmpty())) {
            throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "there is no entry above " + dn);
        }
    }

    private void checkUnique(ReadOnlyEntry entry) throws LDAPException {
        for (String name : DirectorySchema.UNIQUE) {
            Attribute attribute = entry.getAttribute(name);
            if (attribute != null) {
                for (byte[] value : attribute.getValueByteArrays()) {
                    checkUnique(entry, Filter.createEqualityFilter(name, value));
                }
            }
        }
    }

    private void checkUnique(ReadOnlyEntry entry, Filter value) throws LDAPException {
        for (ReadOnlyEntry other : tree.search(root, SearchScope.SUB, value)) {
            if (!other.getParsedDN().equals(entry.getParsedDN())) {
                throw new LDAPException(
                        ResultCode.ENTRY_ALREADY_EXISTS, value + " belongs to " + other.getDN() + " already");
            }
        }
    }
}
