/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The canonical names of properties ([MS-OXPROPS]), for people: {@code PidTagSubject}, {@code PidLidTaskStatus}, {@code PidNameKeywords}; where
 * there is none, the {@code PR_} name of the MAPI headers. The table {@code known-properties.txt} beside this class names its sources.
 */
public final class KnownProperties {
    /** Identifiers from here on mean a named property of the store, or something else in the address book. */
    public static final int FIRST_NAMED_ID = 0x8000;

    /** In the type of a string of a FastTransfer stream that is in the code page of the remaining bits. */
    private static final int CODE_PAGE = 0x8000;

    private static final int LAST_NAMED_ID = 0xFFFE;

    private static final Map<Integer, String> TAGS = new HashMap<>();
    private static final Map<Integer, String> IDS = new HashMap<>();
    private static final Map<String, PropertyTag> BY_NAME = new HashMap<>();
    private static final Map<UUID, String> SETS = new HashMap<>();
    private static final Map<Object, String> NAMED = new HashMap<>();

    private record Numbered(UUID guid, long lid) {}

    private record Named(UUID guid, String name) {}

    static {
        TextTable.lines("known-properties.txt").forEach(KnownProperties::add);
    }

    private KnownProperties() {}

    private static void add(String line) {
        int end = line.lastIndexOf(' ');
        String name = line.substring(end + 1);
        if (line.startsWith("{")) {
            addNamed(
                    UUID.fromString(line.substring(1, 37)),
                    line.substring(38, Math.max(38, end)).strip(),
                    name);
        } else {
            int tag = Long.decode(line.substring(0, end)).intValue();
            TAGS.put(tag, name);
            IDS.merge(tag >>> 16, name, KnownProperties::canonical);
            BY_NAME.putIfAbsent(name, new PropertyTag(tag));
        }
    }

    private static void addNamed(UUID guid, String key, String name) {
        if (key.isEmpty()) {
            SETS.put(guid, name);
        } else if (key.startsWith("\"")) {
            NAMED.put(new Named(guid, key.substring(1, key.length() - 1)), name);
        } else {
            NAMED.put(new Numbered(guid, Long.decode(key)), name);
        }
    }

    private static String canonical(String one, String other) {
        return one.startsWith("PR_") && !other.startsWith("PR_") ? other : one;
    }

    /**
     * What a tag of a store is called. Both types of a string have one name; a tag without a type, or with the type of an error, gets the name
     * of its identifier. Empty for named properties, whose identifiers mean something else in each mailbox.
     */
    public static Optional<String> nameOf(PropertyTag tag) {
        boolean isNamed = tag.id() >= FIRST_NAMED_ID && tag.id() < LAST_NAMED_ID;
        return isNamed ? Optional.empty() : addressBookNameOf(tag);
    }

    /** What a tag of the address book is called, where all identifiers are the same everywhere. */
    public static Optional<String> addressBookNameOf(PropertyTag tag) {
        int type = tag.type() & ~PropertyType.INSTANCE;
        if (type == PropertyType.UNSPECIFIED.code() || type == PropertyType.ERROR_CODE.code()) {
            return Optional.ofNullable(IDS.get(tag.id()));
        }
        if ((type & CODE_PAGE) != 0) {
            return exactly(tag.id(), PropertyType.STRING.code());
        }
        return exactly(tag.id(), type)
                .or(() -> exactly(tag.id(), otherString(type)))
                .or(() -> exactly(tag.id(), type & ~PropertyType.MULTIPLE));
    }

    private static Optional<String> exactly(int id, int type) {
        return Optional.ofNullable(TAGS.get(PropertyTag.of(id, type).value()));
    }

    private static int otherString(int type) {
        int element = type & ~PropertyType.MULTIPLE;
        boolean isString = element == PropertyType.STRING.code() || element == PropertyType.STRING8.code();
        return isString ? type ^ 1 : type;
    }

    /** What a named property is called. */
    public static Optional<String> nameOf(PropertyName name) {
        if (name instanceof PropertyName.Numbered numbered) {
            return Optional.ofNullable(NAMED.get(new Numbered(numbered.guid(), numbered.lid())));
        }
        if (name instanceof PropertyName.Named named) {
            return Optional.ofNullable(NAMED.get(new Named(named.guid(), named.name())));
        }
        return Optional.empty();
    }

    /** {@code PSETID_Appointment}. */
    public static Optional<String> propertySetName(UUID guid) {
        return Optional.ofNullable(SETS.get(guid));
    }

    /** The tag of a canonical name; the Unicode type of strings. */
    public static Optional<PropertyTag> tagOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
