/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries, in memory, parents before their children. Entries are immutable: a change puts another one in the place of the first.
 * Thread-safe; a search sees all of a change or nothing of it. What it finds is opened when it is looked at, so that a search that finds everything
 * costs a reference for each entry.
 */
final class EntryTree {
    private final EntryForm form;
    private final NavigableMap<DN, StoredEntry> entries = new TreeMap<>();
    private final Map<String, EqualityIndex> indexes = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param indexed attributes by whose values entries are found without looking at all of them */
    EntryTree(EntryForm form, Collection<String> indexed) {
        this.form = form;
        for (String attribute : indexed) {
            indexes.put(
                    key(attribute),
                    new EqualityIndex(attribute, MatchingRule.selectEqualityMatchingRule(attribute, form.schema())));
        }
    }

    Optional<ReadOnlyEntry> get(DN dn) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(entries.get(dn)).map(entry -> entry.open(form));
        } finally {
            lock.readLock().unlock();
        }
    }

    boolean hasChildren(DN dn) {
        lock.readLock().lock();
        try {
            DN next = entries.higherKey(dn);
            return next != null && next.isDescendantOf(dn, false);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** An entry and all below it, parents first. */
    List<ReadOnlyEntry> below(DN dn) {
        lock.readLock().lock();
        try {
            List<StoredEntry> found = new ArrayList<>();
            for (Map.Entry<DN, StoredEntry> entry : entries.tailMap(dn, true).entrySet()) {
                if (!entry.getKey().isDescendantOf(dn, true)) {
                    break;
                }
                found.add(entry.getValue());
            }
            return opened(found);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** All, parents first. */
    List<ReadOnlyEntry> all() {
        lock.readLock().lock();
        try {
            return opened(new ArrayList<>(entries.values()));
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return entries.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What fits, parents first. The base may be missing: then nothing fits. */
    List<ReadOnlyEntry> search(DN base, SearchScope scope, Filter filter) throws LDAPException {
        lock.readLock().lock();
        try {
            List<StoredEntry> found = new ArrayList<>();
            Optional<Set<DN>> indexed = scope == SearchScope.BASE ? Optional.of(Set.of(base)) : indexed(filter);
            if (indexed.isPresent()) {
                for (DN dn : indexed.get().stream().sorted().toList()) {
                    take(dn, base, scope, filter, found);
                }
                return opened(found);
            }
            for (DN dn : entries.navigableKeySet().tailSet(base, true)) {
                if (!dn.isDescendantOf(base, true)) {
                    break;
                }
                take(dn, base, scope, filter, found);
            }
            return opened(found);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void take(DN dn, DN base, SearchScope scope, Filter filter, List<StoredEntry> found) throws LDAPException {
        StoredEntry entry = dn.matchesBaseAndScope(base, scope) ? entries.get(dn) : null;
        if (entry != null && filter.matchesEntry(entry.open(form), form.schema())) {
            found.add(entry);
        }
    }

    /** In one step for those who search: takes entries away, then puts others in. */
    void replace(Collection<DN> removed, Collection<ReadOnlyEntry> put) throws LDAPException {
        lock.writeLock().lock();
        try {
            for (DN dn : removed) {
                remove(dn);
            }
            for (ReadOnlyEntry entry : put) {
                DN dn = entry.getParsedDN();
                remove(dn);
                dn = shared(dn);
                entries.put(dn, StoredEntry.of(dn, entry, form));
                for (EqualityIndex index : indexes.values()) {
                    index.add(dn, entry);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The same name, made of the parent's own name: so that what is above is in memory once. */
    private DN shared(DN dn) {
        StoredEntry parent = dn.getParent() == null ? null : entries.get(dn.getParent());
        return parent == null ? dn : new DN(dn.getRDN(), parent.dn());
    }

    /** Each is opened when it is asked for, and not kept. */
    private List<ReadOnlyEntry> opened(List<StoredEntry> stored) {
        return new AbstractList<>() {
            @Override
            public ReadOnlyEntry get(int index) {
                return stored.get(index).open(form);
            }

            @Override
            public int size() {
                return stored.size();
            }
        };
    }

    private void remove(DN dn) throws LDAPException {
        StoredEntry stored = entries.remove(dn);
        if (stored != null) {
            ReadOnlyEntry old = stored.open(form);
            for (EqualityIndex index : indexes.values()) {
                index.remove(dn, old);
            }
        }
    }

    /** Among which entries those that fit are; empty when no index tells. */
    private Optional<Set<DN>> indexed(Filter filter) throws LDAPException {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_EQUALITY -> equal(filter);
            case Filter.FILTER_TYPE_AND -> smallest(filter);
            case Filter.FILTER_TYPE_OR -> union(filter);
            default -> Optional.empty();
        };
    }

    private Optional<Set<DN>> equal(Filter filter) throws LDAPException {
        EqualityIndex index = indexes.get(key(filter.getAttributeName()));
        return index == null ? Optional.empty() : Optional.of(index.find(filter.getRawAssertionValue()));
    }

    private Optional<Set<DN>> smallest(Filter filter) throws LDAPException {
        Set<DN> smallest = null;
        for (Filter component : filter.getComponents()) {
            Optional<Set<DN>> found = indexed(component);
            if (found.isPresent() && (smallest == null || found.get().size() < smallest.size())) {
                smallest = found.get();
            }
        }
        return Optional.ofNullable(smallest);
    }

    private Optional<Set<DN>> union(Filter filter) throws LDAPException {
        Set<DN> all = new HashSet<>();
        for (Filter component : filter.getComponents()) {
            Optional<Set<DN>> found = indexed(component);
            if (found.isEmpty()) {
                return found;
            }
            all.addAll(found.get());
        }
        return Optional.of(all);
    }

    private static String key(String attribute) {
        return attribute.toLowerCase(Locale.ROOT);
    }
}
