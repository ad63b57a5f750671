/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** The rows of a response: decoded where the columns are known, bytes where they are not. */
public sealed interface RowData {

    void write(WireWriter out);

    /**
     * Reads {@code count} rows. Without columns nobody can tell where they end: then they are all that remains, and whoever reads the list
     * tries shorter ends.
     */
    static RowData read(WireReader in, long count, Optional<List<PropertyTag>> columns) {
        if (columns.isEmpty()) {
            return count == 0 ? new Rows(List.of()) : new Unknown(in.readRemaining());
        }
        if (count > in.remaining()) {
            throw new LimitExceededException("RowCount", in.position(), count, in.remaining());
        }
        List<PropertyRow> rows = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            rows.add(PropertyRow.read(in, columns.get()));
        }
        return new Rows(rows);
    }

    /** Decoded rows. */
    record Rows(List<PropertyRow> rows) implements RowData {
        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public void write(WireWriter out) {
            for (PropertyRow row : rows) {
                row.write(out);
            }
        }
    }

    /** Rows whose columns were not seen. */
    record Unknown(ByteBuffer bytes) implements RowData {
        @Override
        public void write(WireWriter out) {
            out.putBytes(bytes);
        }
    }
}
