/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A PropertyProblem ([MS-OXCDATA] 2.7): why one property of a request was not set, deleted or copied.
 *
 * @param index which of the request's properties, from 0
 * @param errorCode unsigned 32-bit
 */
public record PropertyProblem(int index, PropertyTag propertyTag, long errorCode) implements Printable {
    /** Bytes on the wire. */
    public static final int SIZE = 10;

    public static PropertyProblem read(WireReader in) {
        return new PropertyProblem(in.readUnsignedShort(), PropertyTag.read(in), in.readUnsignedInt());
    }

    public void write(WireWriter out) {
        out.putShort(index);
        propertyTag.write(out);
        out.putInt(errorCode);
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, index + ": " + propertyTag + " " + ErrorCodes.format(errorCode));
    }

    /** A 16-bit PropertyProblemCount and the problems. */
    public static List<PropertyProblem> readCounted(WireReader in) {
        int count = in.readCount16("PropertyProblemCount", SIZE);
        List<PropertyProblem> problems = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            problems.add(read(in));
        }
        return List.copyOf(problems);
    }

    /** A 16-bit PropertyProblemCount and the problems. */
    public static void writeCounted(WireWriter out, List<PropertyProblem> problems) {
        out.putShort(problems.size());
        problems.forEach(problem -> problem.write(out));
    }
}
