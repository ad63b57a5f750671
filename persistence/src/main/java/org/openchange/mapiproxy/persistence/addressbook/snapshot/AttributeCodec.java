/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute.Storage;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/**
 * Packs attributes into bytes and takes them out again.
 *
 * <pre>
 * attributes = *( index(1) length count *value )      ascending index; length of what follows it
 * value      = length bytes                           OWN
 *            | number-in-pool                         SHARED
 *            | number-in-pool length bytes            DN: the end and the beginning; LEGACY: the beginning and the end
 * </pre>
 *
 * Lengths, counts and numbers have seven bits in each byte, the lowest first; the highest bit says that another byte follows.
 */
public final class AttributeCodec {
    /** A longer value is left out. */
    static final int MAX_VALUE = 65_536;

    private static final System.Logger LOG = System.getLogger(AttributeCodec.class.getName());

    private final TextPool pool;

    public AttributeCodec(TextPool pool) {
        this.pool = pool;
    }

    /** All mapped attributes that the entry has, but for those that stay away. */
    public byte[] pack(DirectoryEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        for (MappedAttribute attribute : PropertyMapping.attributes()) {
            if (attribute.storage() != Storage.AWAY && entry.has(attribute.name())) {
                pack(attribute, kept(entry, attribute), out);
            }
        }
        return out.toByteArray();
    }

    /** A distinguished name alone. */
    public byte[] packDn(String dn) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        packValue(Storage.DN, dn, out);
        return out.toByteArray();
    }

    String dn(byte[] packed) {
        return new Cursor(packed).value(Storage.DN);
    }

    private static List<String> kept(DirectoryEntry entry, MappedAttribute attribute) {
        List<String> values = new ArrayList<>();
        for (String value : entry.texts(attribute.name())) {
            if (value.length() <= MAX_VALUE) {
                values.add(value);
            } else {
                LOG.log(Level.WARNING, "A value of {0} of {1} is too long to be shown", attribute.name(), entry.dn());
            }
        }
        return values;
    }

    private void pack(MappedAttribute attribute, List<String> values, ByteArrayOutputStream out) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64);
        putNumber(body, values.size());
        values.forEach(value -> packValue(attribute.storage(), value, body));
        out.write(attribute.index());
        putNumber(out, body.size());
        out.writeBytes(body.toByteArray());
    }

    private void packValue(Storage storage, String value, ByteArrayOutputStream out) {
        switch (storage) {
            case SHARED -> putNumber(out, pool.number(value));
            case DN -> {
                int split = endOfFirst(value);
                putNumber(out, pool.number(value.substring(split)));
                putText(out, value.substring(0, split));
            }
            case LEGACY -> {
                int split = Math.max(0, value.lastIndexOf('/'));
                putNumber(out, pool.number(value.substring(0, split)));
                putText(out, value.substring(split));
            }
            default -> putText(out, value);
        }
    }

    /** Where the first relative distinguished name ends. */
    private static int endOfFirst(String dn) {
        for (int i = 0; i < dn.length(); i++) {
            if (dn.charAt(i) == '\\') {
                i++;
            } else if (dn.charAt(i) == ',') {
                return i;
            }
        }
        return dn.length();
    }

    private static void putText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putNumber(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void putNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7F) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    boolean has(byte[] packed, MappedAttribute attribute) {
        return new Cursor(packed).find(attribute.index());
    }

    /** The first value. */
    Optional<String> text(byte[] packed, MappedAttribute attribute) {
        return Optional.ofNullable(textOrNull(packed, attribute));
    }

    String textOrNull(byte[] packed, MappedAttribute attribute) {
        Cursor cursor = new Cursor(packed);
        return cursor.find(attribute.index()) && cursor.number() > 0 ? cursor.value(attribute.storage()) : null;
    }

    /** All values; none when the attribute is not there. */
    List<String> texts(byte[] packed, MappedAttribute attribute) {
        Cursor cursor = new Cursor(packed);
        if (!cursor.find(attribute.index())) {
            return List.of();
        }
        int count = cursor.number();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(cursor.value(attribute.storage()));
        }
        return values;
    }

    private final class Cursor {
        private final byte[] bytes;
        private int position;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Goes to the count of the attribute's values. */
        boolean find(int index) {
            while (position < bytes.length) {
                int found = bytes[position++] & 0xFF;
                int length = number();
                if (found >= index) {
                    return found == index;
                }
                position += length;
            }
            return false;
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                int next = bytes[position++];
                number |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        String value(Storage storage) {
            return switch (storage) {
                case SHARED -> pool.text(number());
                case DN -> {
                    String end = pool.text(number());
                    yield ownText() + end;
                }
                case LEGACY -> pool.text(number()) + ownText();
                default -> ownText();
            };
        }

        private String ownText() {
            int length = number();
            position += length;
            return new String(bytes, position - length, length, StandardCharsets.UTF_8);
        }
    }
}
