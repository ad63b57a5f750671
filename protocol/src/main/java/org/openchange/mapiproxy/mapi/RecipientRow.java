/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A RecipientRow ([MS-OXCDATA] 2.8.3.2) within the RecipientRowSize of the row around it: decoded where the recipient columns are known, bytes
 * where they are not.
 */
public sealed interface RecipientRow permits RecipientRow.Known, RecipientRow.Unknown {

    void write(WireWriter out);

    /** All that remains of the section; bytes, too, when they are not such a row, because what is around it can still be read. */
    static RecipientRow read(WireReader section, Optional<List<PropertyTag>> columns) {
        int start = section.position();
        if (columns.isPresent()) {
            try {
                return RecipientRowReader.read(section, columns.get());
            } catch (MalformedMessageException e) {
                section.position(start);
            }
        }
        return new Unknown(section.readRemaining());
    }

    /** A RecipientRowSize and the row. */
    static RecipientRow readCounted(WireReader in, Optional<List<PropertyTag>> columns) {
        return read(in.readSection("RecipientRow", in.readUnsignedShort()), columns);
    }

    /** A RecipientRowSize and the row. */
    default void writeCounted(WireWriter out) {
        int size = out.reserveShort();
        write(out);
        out.patchShort(size, out.size() - size - Short.BYTES);
    }

    /**
     * A decoded row. Which of the optional fields are there is in the flags.
     *
     * @param recipientFlags see the constants of {@link RecipientFlags}
     * @param x500 when the type is {@link RecipientFlags#X500DN}
     * @param distributionList when the type is a personal distribution list
     * @param addressType when the type is 0 and {@link RecipientFlags#O} is set
     * @param recipientProperties values of the first RecipientColumnCount columns
     * @param rest what else is within the RecipientRowSize; nothing, from peers that are right
     */
    record Known(
            int recipientFlags,
            Optional<X500> x500,
            Optional<DistributionList> distributionList,
            Optional<String> addressType,
            Optional<String> emailAddress,
            Optional<String> displayName,
            Optional<String> simpleDisplayName,
            Optional<String> transmittableDisplayName,
            PropertyRow recipientProperties,
            ByteBuffer rest)
            implements RecipientRow {

        public Known {
            RecipientFlags flags = new RecipientFlags(recipientFlags);
            require("X500DN", flags.hasX500(), x500);
            require("EntryID", flags.hasDistributionList(), distributionList);
            require("AddressType", flags.hasAddressType(), addressType);
            require("EmailAddress", flags.has(RecipientFlags.E), emailAddress);
            require("DisplayName", flags.has(RecipientFlags.D), displayName);
            require("SimpleDisplayName", flags.has(RecipientFlags.I), simpleDisplayName);
            require("TransmittableDisplayName", flags.has(RecipientFlags.T), transmittableDisplayName);
        }

        private static void require(String field, boolean isWanted, Optional<?> value) {
            if (value.isPresent() != isWanted) {
                throw new IllegalArgumentException(field + " does not agree with RecipientFlags");
            }
        }

        @Override
        public void write(WireWriter out) {
            boolean isUnicode = new RecipientFlags(recipientFlags).has(RecipientFlags.U);
            out.putShort(recipientFlags);
            x500.ifPresent(value -> value.write(out));
            distributionList.ifPresent(value -> value.write(out));
            addressType.ifPresent(out::putString8);
            emailAddress.ifPresent(text -> out.putString(text, isUnicode));
            displayName.ifPresent(text -> out.putString(text, isUnicode));
            simpleDisplayName.ifPresent(text -> out.putString(text, isUnicode));
            transmittableDisplayName.ifPresent(text -> out.putString(text, isUnicode));
            out.putShort(recipientProperties.columns().size());
            recipientProperties.write(out);
            out.putBytes(rest);
        }
    }

    /** A row whose columns were not seen, or that is not what its flags say. */
    record Unknown(ByteBuffer bytes) implements RecipientRow {
        @Override
        public void write(WireWriter out) {
            out.putBytes(bytes);
        }
    }

    /**
     * A recipient of the address book.
     *
     * @param addressPrefixUsed how many characters of the logon's own DN stand in front of {@code x500dn}
     * @param displayType 0 user, 1 distribution list, 2 folder, 3 agent, 4 organization, 5 private list, 6 remote user
     */
    record X500(int addressPrefixUsed, int displayType, String x500dn) {
        void write(WireWriter out) {
            out.putByte(addressPrefixUsed).putByte(displayType).putString8(x500dn);
        }
    }

    /** A personal distribution list. */
    record DistributionList(ByteBuffer entryId, ByteBuffer searchKey) {
        void write(WireWriter out) {
            out.putCountedBytes(entryId).putCountedBytes(searchKey);
        }
    }
}
