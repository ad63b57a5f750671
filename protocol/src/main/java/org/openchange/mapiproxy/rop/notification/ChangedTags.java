/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * TagCount and Tags: the properties that have changed ([MS-OXCNOTIF] 2.2.1.4.1.2).
 *
 * @param tags empty for a TagCount of 0xFFFF, which says nothing about properties
 */
public record ChangedTags(Optional<List<PropertyTag>> tags) implements Printable {
    private static final int UNKNOWN = 0xFFFF;

    public ChangedTags {
        tags = tags.map(List::copyOf);
    }

    static ChangedTags read(WireReader in) {
        int count = in.readUnsignedShort();
        return count == UNKNOWN
                ? new ChangedTags(Optional.empty())
                : new ChangedTags(
                        Optional.of(PropertyTag.readAll(in, in.checkCount("TagCount", count, PropertyTag.SIZE))));
    }

    void write(WireWriter out) {
        out.putShort(tags.map(List::size).orElse(UNKNOWN));
        tags.ifPresent(present -> PropertyTag.writeAll(out, present));
    }

    @Override
    public void print(String name, PrintTree out) {
        if (tags.isPresent()) {
            RecordPrinter.printValue(name, tags, out);
        } else {
            out.value(name, "not given");
        }
    }
}
