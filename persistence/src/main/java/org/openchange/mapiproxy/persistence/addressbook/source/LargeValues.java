/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping.MappedProperty;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.Values;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/** Photos and certificates: read when they are asked for, and kept for a short while, up to so many bytes. Thread-safe. */
final class LargeValues {
    private static final long LIMIT = 16L << 20;
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** Of an entry without values. */
    private static final int OVERHEAD = 200;

    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Key(UUID object, String attribute) {}

    private record Kept(List<byte[]> values, long readAt) {
        long bytes() {
            return OVERHEAD + values.stream().mapToLong(value -> value.length).sum();
        }

        boolean isFresh(long now) {
            return now - readAt < FRESH.toNanos();
        }
    }

    Optional<PropertyValue> read(Directory directory, AddressBookObject object, PropertyTag tag)
            throws DirectoryException {
        Optional<MappedProperty> property = PropertyMapping.property(tag.id())
                .filter(MappedProperty::isAway)
                .filter(mapped -> isAskedFor(tag, mapped.tag()));
        if (property.isEmpty()) {
            return Optional.empty();
        }
        String attribute = property.get().attribute().name();
        List<byte[]> values = values(directory, object, attribute);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Values.binary(property.get().tag(), values));
    }

    private static boolean isAskedFor(PropertyTag asked, PropertyTag own) {
        return asked.type() == PropertyType.UNSPECIFIED.code() || asked.type() == own.type();
    }

    private List<byte[]> values(Directory directory, AddressBookObject object, String attribute)
            throws DirectoryException {
        Key key = new Key(object.id(), attribute);
        Optional<Kept> known = fresh(key);
        if (known.isPresent()) {
            return known.get().values();
        }
        List<byte[]> values = directory
                .read(object.directoryDn(), attribute)
                .filter(entry -> entry.id().filter(object.id()::equals).isPresent())
                .map(entry -> values(entry, attribute))
                .orElse(List.of());
        keep(key, new Kept(values, System.nanoTime()));
        return values;
    }

    private static List<byte[]> values(DirectoryEntry entry, String attribute) {
        return entry.allBytes(attribute);
    }

    private synchronized Optional<Kept> fresh(Key key) {
        return Optional.ofNullable(kept.get(key)).filter(found -> found.isFresh(System.nanoTime()));
    }

    private synchronized void keep(Key key, Kept value) {
        remove(key);
        if (value.bytes() > LIMIT) {
            return;
        }
        kept.put(key, value);
        bytes += value.bytes();
        while (bytes > LIMIT) {
            remove(kept.keySet().iterator().next());
        }
    }

    private void remove(Key key) {
        Kept old = kept.remove(key);
        bytes -= old == null ? 0 : old.bytes();
    }

    /** Forgets all, since some of it may have changed. */
    synchronized void clear() {
        kept.clear();
        bytes = 0;
    }

    synchronized long bytes() {
        return bytes;
    }
}
