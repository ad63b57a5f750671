/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.nio.ByteBuffer;
import java.util.Set;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** Prints values of which the property says more than the type: identifiers, entry ids. */
public final class PropertyPrinter {
    private static final Set<String> REPLICATED_IDS =
            Set.of("PidTagFolderId", "PidTagParentFolderId", "PidTagMid", "PidTagInstID", "PidTagChangeNumber");

    private PropertyPrinter() {}

    /** @param label the line's beginning, in which the tag is named */
    public static void print(PropertyTag tag, String label, PropertyValue value, PrintTree out) {
        String name = KnownProperties.nameOf(tag).orElse("");
        if (value instanceof PropertyValue.Integer64 number && REPLICATED_IDS.contains(name)) {
            ReplicatedId.of(number.value()).print(label, out);
        } else if (value instanceof PropertyValue.Binary binary) {
            print(name, label, binary, out);
        } else {
            value.print(label, out);
        }
    }

    private static void print(String name, String label, PropertyValue.Binary binary, PrintTree out) {
        if (binary.element() == PropertyType.SERVER_ID) {
            printServerId(label, binary.value(), out);
        } else if (name.endsWith("EntryId") && !(EntryId.of(binary.value()) instanceof EntryId.Opaque)) {
            EntryId.of(binary.value()).print(label, out);
        } else {
            binary.print(label, out);
        }
    }

    private static void printServerId(String label, ByteBuffer bytes, PrintTree out) {
        ServerId id;
        try {
            id = ServerId.read(new WireReader(bytes));
        } catch (MalformedMessageException e) {
            out.bytes(label, bytes);
            return;
        }
        id.print(label, out);
    }
}
