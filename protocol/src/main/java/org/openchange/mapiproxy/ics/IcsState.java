/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The ICS state ([MS-OXCFXICS] 2.2.1.1): what a client already has of a folder. It goes up property by property before a synchronization and comes
 * down at its end.
 *
 * @param idsetGiven objects that the client has
 * @param cnsetSeen changes of folders, or of normal messages, that it has
 * @param cnsetSeenFai changes of FAI messages; empty when folders are synchronized
 * @param cnsetRead changes of the read state; empty when folders are synchronized
 */
public record IcsState(IdSet<UUID> idsetGiven, IdSet<UUID> cnsetSeen, IdSet<UUID> cnsetSeenFai, IdSet<UUID> cnsetRead) {
    /** The type in it is wrong on purpose: the value is binary. */
    public static final PropertyTag IDSET_GIVEN = new PropertyTag(0x40170003);

    public static final PropertyTag CNSET_SEEN = new PropertyTag(0x67960102);
    public static final PropertyTag CNSET_SEEN_FAI = new PropertyTag(0x67DA0102);
    public static final PropertyTag CNSET_READ = new PropertyTag(0x67D20102);

    /** In the order in which they are sent. */
    public static final List<PropertyTag> PROPERTIES = List.of(IDSET_GIVEN, CNSET_SEEN, CNSET_SEEN_FAI, CNSET_READ);

    private static final PropertyTag IDSET_GIVEN_AS_BINARY = new PropertyTag(0x40170102);

    /** The state of a client that has nothing. */
    public static IcsState initial() {
        return new IcsState(IdSet.empty(), IdSet.empty(), IdSet.empty(), IdSet.empty());
    }

    /**
     * The state with one property that was uploaded or read from a stream.
     *
     * @throws UnknownValueException for a tag that is none of {@link #PROPERTIES}
     */
    public IcsState with(PropertyTag property, ByteBuffer value) {
        if (!PROPERTIES.contains(property) && !property.equals(IDSET_GIVEN_AS_BINARY)) {
            throw new UnknownValueException("StateProperty", -1, property.value() & 0xFFFF_FFFFL);
        }
        return with(property, IdSet.read(new WireReader(value)));
    }

    private IcsState with(PropertyTag property, IdSet<UUID> set) {
        if (property.equals(CNSET_SEEN)) {
            return new IcsState(idsetGiven, set, cnsetSeenFai, cnsetRead);
        }
        if (property.equals(CNSET_SEEN_FAI)) {
            return new IcsState(idsetGiven, cnsetSeen, set, cnsetRead);
        }
        if (property.equals(CNSET_READ)) {
            return new IcsState(idsetGiven, cnsetSeen, cnsetSeenFai, set);
        }
        return new IcsState(set, cnsetSeen, cnsetSeenFai, cnsetRead);
    }

    /** What is sent as the value of one of {@link #PROPERTIES}. */
    public ByteBuffer valueOf(PropertyTag property) {
        WireWriter out = new WireWriter();
        IdSet.write(out, setOf(property));
        return out.toByteBuffer();
    }

    private IdSet<UUID> setOf(PropertyTag property) {
        return switch (PROPERTIES.indexOf(property)) {
            case 0 -> idsetGiven;
            case 1 -> cnsetSeen;
            case 2 -> cnsetSeenFai;
            case 3 -> cnsetRead;
            default -> throw new IllegalArgumentException("not a property of the ICS state: " + property);
        };
    }
}
