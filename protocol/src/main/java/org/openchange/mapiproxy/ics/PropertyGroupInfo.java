/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.KnownProperties;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A PropertyGroupInfo ([MS-OXCFXICS] 2.2.2.8): which properties change together, so that a download may send a part of a message.
 *
 * @param groupId what the mapping is called in this download; unsigned 32-bit
 * @param reserved 0
 */
public record PropertyGroupInfo(long groupId, long reserved, List<PropertyGroup> groups) {
    public PropertyGroupInfo {
        groups = List.copyOf(groups);
    }

    public static PropertyGroupInfo read(WireReader in) {
        long groupId = in.readUnsignedInt();
        long reserved = in.readUnsignedInt();
        int count = in.readCount32("GroupCount", Integer.BYTES);
        List<PropertyGroup> groups = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            groups.add(PropertyGroup.read(in));
        }
        return new PropertyGroupInfo(groupId, reserved, groups);
    }

    public void write(WireWriter out) {
        out.putInt(groupId).putInt(reserved).putInt(groups.size());
        groups.forEach(group -> group.write(out));
    }

    /** A PropertyGroup ([MS-OXCFXICS] 2.2.2.8.1). */
    public record PropertyGroup(List<GroupProperty> properties) {
        public PropertyGroup {
            properties = List.copyOf(properties);
        }

        static PropertyGroup read(WireReader in) {
            int count = in.readCount32("PropertyTagCount", PropertyTag.SIZE);
            List<GroupProperty> properties = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                properties.add(GroupProperty.read(in));
            }
            return new PropertyGroup(properties);
        }

        void write(WireWriter out) {
            out.putInt(properties.size());
            properties.forEach(property -> property.write(out));
        }
    }

    /**
     * A property of a group.
     *
     * @param name of a named property ([MS-OXCFXICS] 2.2.2.8.1.1)
     */
    public record GroupProperty(PropertyTag propertyTag, Optional<PropertyName> name) {
        private static final int NUMBER = 0;
        private static final int NAME = 1;

        public GroupProperty {
            if (name.isPresent() != isNamed(propertyTag)) {
                throw new IllegalArgumentException("name does not agree with " + propertyTag);
            }
        }

        private static boolean isNamed(PropertyTag tag) {
            return tag.id() >= KnownProperties.FIRST_NAMED_ID;
        }

        static GroupProperty read(WireReader in) {
            PropertyTag tag = PropertyTag.read(in);
            return new GroupProperty(tag, isNamed(tag) ? Optional.of(readName(in)) : Optional.empty());
        }

        private static PropertyName readName(WireReader in) {
            UUID guid = in.readGuid();
            int position = in.position();
            int kind = in.readInt();
            return switch (kind) {
                case NUMBER -> new PropertyName.Numbered(guid, in.readUnsignedInt());
                case NAME -> readText(guid, in);
                default -> throw new UnknownValueException("GroupPropertyName Kind", position, kind);
            };
        }

        private static PropertyName readText(UUID guid, WireReader in) {
            int position = in.position();
            WireReader text = in.readSection("GroupPropertyName Name", in.readUnsignedInt());
            if (text.remaining() % 2 != 0) {
                throw new MalformedMessageException("GroupPropertyName NameSize is odd", position);
            }
            StringBuilder name = new StringBuilder(text.remaining() / 2);
            while (text.hasRemaining()) {
                name.append((char) text.readUnsignedShort());
            }
            return new PropertyName.Named(guid, name.toString(), false);
        }

        void write(WireWriter out) {
            propertyTag.write(out);
            name.ifPresent(present -> writeName(present, out));
        }

        private static void writeName(PropertyName name, WireWriter out) {
            out.putGuid(name.guid());
            if (name instanceof PropertyName.Numbered numbered) {
                out.putInt(NUMBER).putInt(numbered.lid());
            } else if (name instanceof PropertyName.Named named) {
                out.putInt(NAME).putInt(2L * named.name().length());
                named.name().chars().forEach(out::putShort);
            } else {
                throw new IllegalArgumentException("a property of a group needs a name: " + name);
            }
        }
    }
}
