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

    public PropertyRow {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + values.size() + " values");
        }
        if (!flagged && needFlags(values)) {
            throw new IllegalArgumentException("an absent value or an error needs a flagged row");
        }
    }

    /** The row that these values need: standard when all are there, flagged when not. */
    public static PropertyRow of(List<PropertyTag> columns, List<RowValue> values) {
        return new PropertyRow(needFlags(values), columns, values);
    }

    private static boolean needFlags(List<RowValue> values) {
        for (RowValue value : values) {
            if (value.needsFlag()) {
                return true;
            }
        }
        return false;
    }

    public static PropertyRow read(WireReader in, List<PropertyTag> columns) {
        int position = in.position();
        int flag = in.readUnsignedByte();
        if (flag != STANDARD && flag != FLAGGED) {
            throw new UnknownValueException("PropertyRow flag", position, flag);
        }
        List<RowValue> values = new ArrayList<>(columns.size());
        for (PropertyTag column : columns) {
            int type = column.type() == 0 ? readType(in) : column.type();
            values.add(flag == FLAGGED ? readFlagged(in, type) : PropertyValue.read(in, type, CountWidth.BITS_16));
        }
        return new PropertyRow(flag == FLAGGED, columns, values);
    }

    /** The type that a value says of itself; MultivalueInstance is said of columns alone ([MS-OXCTABL] 2.2.2.2.1). */
    private static int readType(WireReader in) {
        int position = in.position();
        int type = in.readUnsignedShort();
        if ((type & PropertyType.INSTANCE) != 0) {
            throw new UnknownValueException("type of a value", position, type);
        }
        return type;
    }

    private static RowValue readFlagged(WireReader in, int type) {
        int position = in.position();
        int flag = in.readUnsignedByte();
        return switch (flag) {
            case PropertyValue.FLAG -> PropertyValue.read(in, type, CountWidth.BITS_16);
            case RowValue.Absent.FLAG -> new RowValue.Absent(type);
            case RowValue.Failed.FLAG -> new RowValue.Failed(type, in.readUnsignedInt());
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
            value.writeInRow(out, flagged);
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
