/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A StandardPropertyRow or a FlaggedPropertyRow ([MS-OXCDATA] 2.8.1): a value for each column that was asked for.
 *
 * @param flagged whether each value has a flag of its own
 * @param columns what was asked for, as set on the table or named in the request; a type of 0 means that each value says its own
 * @param values one for each column
 */
public record PropertyRow(boolean flagged, List<PropertyTag> columns, List<RowValue> values) implements Printable {
    private static final int STANDARD = 0;
    private static final int FLAGGED = 1;
    private static final int VALUE = 0;
    private static final int ABSENT = 1;
    private static final int ERROR = 0x0A;

    public PropertyRow {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + values.size() + " values");
        }
        if (!flagged && !values.stream().allMatch(PropertyValue.class::isInstance)) {
            throw new IllegalArgumentException("an absent value or an error needs a flagged row");
        }
    }

    /** The row that these values need: standard when all are there, flagged when not. */
    public static PropertyRow of(List<PropertyTag> columns, List<RowValue> values) {
        boolean flagged = !values.stream().allMatch(PropertyValue.class::isInstance);
        return new PropertyRow(flagged, columns, values);
    }

    public static PropertyRow read(WireReader in, List<PropertyTag> columns) {
        int position = in.position();
        int flag = in.readUnsignedByte();
        if (flag != STANDARD && flag != FLAGGED) {
            throw new UnknownValueException("PropertyRow flag", position, flag);
        }
        List<RowValue> values = new ArrayList<>(columns.size());
        for (PropertyTag column : columns) {
            int type = column.type() == 0 ? in.readUnsignedShort() : column.type();
            values.add(flag == FLAGGED ? readFlagged(in, type) : PropertyValue.read(in, type, CountWidth.BITS_16));
        }
        return new PropertyRow(flag == FLAGGED, columns, values);
    }

    private static RowValue readFlagged(WireReader in, int type) {
        int position = in.position();
        int flag = in.readUnsignedByte();
        return switch (flag) {
            case VALUE -> PropertyValue.read(in, type, CountWidth.BITS_16);
            case ABSENT -> new RowValue.Absent(type);
            case ERROR -> new RowValue.Failed(type, in.readUnsignedInt());
            default -> throw new UnknownValueException("FlaggedPropertyValue flag", position, flag);
        };
    }

    public void write(WireWriter out) {
        out.putByte(flagged ? FLAGGED : STANDARD);
        for (int i = 0; i < values.size(); i++) {
            RowValue value = values.get(i);
            if (columns.get(i).type() == 0) {
                out.putShort(value.type());
            }
            writeValue(out, value);
        }
    }

    private void writeValue(WireWriter out, RowValue rowValue) {
        if (rowValue instanceof PropertyValue value) {
            if (flagged) {
                out.putByte(VALUE);
            }
            value.write(out, CountWidth.BITS_16);
        } else if (rowValue instanceof RowValue.Failed failed) {
            out.putByte(ERROR).putInt(failed.error());
        } else {
            out.putByte(ABSENT);
        }
    }

    @Override
    public void print(String name, PrintTree out) {
        out.begin(name + (flagged ? " (flagged)" : ""));
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof PropertyValue value) {
                PropertyPrinter.print(columns.get(i), columns.get(i).toString(), value, out);
            } else {
                out.value(columns.get(i).toString(), values.get(i));
            }
        }
        out.end();
    }
}
