/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import static java.util.Collections.nCopies;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.OpenRecipientRow;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.RecipientFlags;
import org.openchange.mapiproxy.mapi.RecipientRow;
import org.openchange.mapiproxy.mapi.RowValue;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.mapi.TypedString;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.rop.fasttransfer.RopFastTransferSourceGetBuffer;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.message.OpenedMessage;
import org.openchange.mapiproxy.rop.message.RopOpenMessage;
import org.openchange.mapiproxy.rop.message.RopSaveChangesMessage;
import org.openchange.mapiproxy.rop.other.RopRelease;
import org.openchange.mapiproxy.rop.property.RopGetPropertiesSpecific;
import org.openchange.mapiproxy.rop.property.RopSetProperties;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.table.RopSetColumns;
import org.openchange.mapiproxy.wire.WireWriter;

/** ROPs that clients and servers send often, with content such as a view of an inbox has. */
public enum RopSample {
    RELEASE_REQUEST(new RopRelease.Request(0, 1)),
    OPEN_FOLDER_REQUEST(new RopOpenFolder.Request(0, 0, 1, 0x810C_0000_0000_0001L, 0)),
    OPEN_MESSAGE_RESPONSE(openMessage()),
    GET_PROPERTIES_SPECIFIC_REQUEST(getProperties()),
    GET_PROPERTIES_SPECIFIC_RESPONSE(
            new RopGetPropertiesSpecific.Response(1, 0, new RowData.Rows(List.of(Columns.row(7))))),
    SET_COLUMNS_REQUEST(new RopSetColumns.Request(0, 1, 0, Columns.TAGS)),
    QUERY_ROWS_RESPONSE(queryRows()),
    READ_STREAM_RESPONSE(new RopReadStream.Response(1, 0, Columns.bytes(32_000))),
    SET_PROPERTIES_REQUEST(setProperties()),
    SAVE_CHANGES_MESSAGE_REQUEST(new RopSaveChangesMessage.Request(0, 0, 1, 0x0C)),
    FAST_TRANSFER_SOURCE_GET_BUFFER_RESPONSE(
            new RopFastTransferSourceGetBuffer.Response(1, 0, 1, 1, 4, 0, Columns.bytes(31_000)));

    /** Rows of {@link #QUERY_ROWS_RESPONSE}. */
    static final int ROWS = 50;

    private final Record rop;

    RopSample(Record rop) {
        this.rop = rop;
    }

    /** What has these columns set, or was asked for them. */
    static List<PropertyTag> columns() {
        return Columns.TAGS;
    }

    /** The request that the answer with properties answers. */
    static RopGetPropertiesSpecific.Request getProperties() {
        return new RopGetPropertiesSpecific.Request(0, 1, 0, 1, Columns.TAGS);
    }

    RopType type() {
        return isRequest() ? ((RopRequest) rop).type() : ((RopResponse) rop).type();
    }

    boolean isRequest() {
        return rop instanceof RopRequest;
    }

    Record rop() {
        return rop;
    }

    /** With its RopId. */
    WireWriter write() {
        WireWriter out = new WireWriter();
        if (isRequest()) {
            ((RopRequest) rop).write(out);
        } else {
            ((RopResponse) rop).write(out);
        }
        return out;
    }

    private static Record queryRows() {
        List<PropertyRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Columns.row(i));
        }
        return new RopQueryRows.Response(1, 0, 2, ROWS, new RowData.Rows(rows));
    }

    private static Record setProperties() {
        List<RowValue> values = Columns.row(3).values();
        List<TaggedPropertyValue> tagged = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            tagged.add(new TaggedPropertyValue(Columns.TAGS.get(i), (PropertyValue) values.get(i)));
        }
        return new RopSetProperties.Request(0, 1, new SizedBody.Parsed<>(List.copyOf(tagged)));
    }

    private static Record openMessage() {
        List<PropertyTag> columns =
                List.of(new PropertyTag(0x0FFE_0003), new PropertyTag(0x39FE_001F), new PropertyTag(0x5FF7_0102));
        PropertyRow properties = PropertyRow.of(
                columns,
                List.of(
                        new PropertyValue.Integer32(6),
                        new PropertyValue.Unicode("recipient@example.com"),
                        new PropertyValue.Binary(PropertyType.BINARY, Columns.bytes(124))));
        RecipientRow row = new RecipientRow.Known(
                RecipientFlags.E | RecipientFlags.D | RecipientFlags.U | 3,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("recipient@example.com"),
                Optional.of("A Recipient"),
                Optional.empty(),
                Optional.empty(),
                properties,
                ByteBuffer.allocate(0));
        return new RopOpenMessage.Response(
                1,
                0,
                new OpenedMessage(
                        0,
                        TypedString.of("RE: "),
                        TypedString.of("The plan for the week"),
                        5,
                        columns,
                        nCopies(5, new OpenRecipientRow(1, 1252, 0, row))));
    }

    /** Ten columns of a view, and rows in them. */
    private static final class Columns {
        static final List<PropertyTag> TAGS = Arrays.stream(new int[] {
                    0x6748_0014,
                    0x674A_0014,
                    0x0E07_0003,
                    0x0E08_0003,
                    0x0E06_0040,
                    0x3007_0040,
                    0x0037_001F,
                    0x0C1A_001F,
                    0x0E1B_000B,
                    0x0071_0102
                })
                .mapToObj(PropertyTag::new)
                .toList();

        private Columns() {}

        static PropertyRow row(int number) {
            return PropertyRow.of(
                    TAGS,
                    List.of(
                            new PropertyValue.Integer64(0x810C_0000_0000_0001L),
                            new PropertyValue.Integer64(0xF2A3_0000_0000_0001L + number),
                            new PropertyValue.Integer32(1),
                            new PropertyValue.Integer32(4321 + number),
                            new PropertyValue.Time(0x01DC_5B2A_0000_0000L + number),
                            new PropertyValue.Time(0x01DC_5B2A_0000_0000L + number),
                            new PropertyValue.Unicode("RE: The plan for week " + number),
                            new PropertyValue.Unicode("A Sender"),
                            new PropertyValue.Bool(0),
                            new PropertyValue.Binary(PropertyType.BINARY, bytes(22))));
        }

        static ByteBuffer bytes(int length) {
            return ByteBuffer.wrap(Samples.bytes(length)).asReadOnlyBuffer();
        }
    }
}
