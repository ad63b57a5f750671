/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireWriter;

/** What a row holds for a column ([MS-OXCDATA] 2.11.5): a value, nothing, or the error that stands in its place. */
public sealed interface RowValue permits PropertyValue, RowValue.Absent, RowValue.Failed {

    /** The code of the type with which it stands in a row whose column has no type of its own. */
    int type();

    /** Whether only a FlaggedPropertyRow can hold it. */
    boolean needsFlag();

    /**
     * Writes what stands in a row behind the type.
     *
     * @param isFlagged whether the row is a FlaggedPropertyRow, in which a flag comes first
     */
    void writeInRow(WireWriter out, boolean isFlagged);

    /** Flag 0x01: the object does not have the property. */
    record Absent(int type) implements RowValue {
        static final int FLAG = 0x01;

        @Override
        public boolean needsFlag() {
            return true;
        }

        @Override
        public void writeInRow(WireWriter out, boolean isFlagged) {
            out.putByte(FLAG);
        }

        @Override
        public String toString() {
            return "(absent)";
        }
    }

    /**
     * Flag 0x0A: why there is no value.
     *
     * @param error unsigned 32-bit
     */
    record Failed(int type, long error) implements RowValue {
        static final int FLAG = 0x0A;

        @Override
        public boolean needsFlag() {
            return true;
        }

        @Override
        public void writeInRow(WireWriter out, boolean isFlagged) {
            out.putByte(FLAG).putInt(error);
        }

        @Override
        public String toString() {
            return "(error " + ErrorCodes.format(error) + ")";
        }
    }
}
