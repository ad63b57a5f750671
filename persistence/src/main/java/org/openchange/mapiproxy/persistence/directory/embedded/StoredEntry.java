/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry as it lies in memory: its name, and its attributes as one array of bytes, which takes a tenth of the room of the objects that it is
 * opened into. Immutable.
 */
final class StoredEntry {
    private final DN dn;
    private final byte[] attributes;

    private StoredEntry(DN dn, byte[] attributes) {
        this.dn = dn;
        this.attributes = attributes;
    }

    /** @param entry formed by the same form that {@link #open} is given */
    static StoredEntry of(DN dn, ReadOnlyEntry entry, EntryForm form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Attribute attribute : entry.getAttributes()) {
            writeNumber(out, form.numberOf(attribute.getName()));
            ASN1OctetString[] values = attribute.getRawValues();
            writeNumber(out, values.length);
            for (ASN1OctetString value : values) {
                writeNumber(out, value.getValueLength());
                out.writeBytes(value.getValue());
            }
        }
        return new StoredEntry(dn, out.toByteArray());
    }

    DN dn() {
        return dn;
    }

    ReadOnlyEntry open(EntryForm form) {
        ByteBuffer in = ByteBuffer.wrap(attributes);
        List<Attribute> opened = new ArrayList<>();
        while (in.hasRemaining()) {
            int number = readNumber(in);
            ASN1OctetString[] values = new ASN1OctetString[readNumber(in)];
            for (int i = 0; i < values.length; i++) {
                byte[] value = new byte[readNumber(in)];
                in.get(value);
                values[i] = new ASN1OctetString(value);
            }
            opened.add(form.attribute(number, values));
        }
        return new ReadOnlyEntry(dn, form.schema(), opened);
    }

    /** Seven bits a byte, the lowest first. */
    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int readNumber(ByteBuffer in) {
        int number = 0;
        int shift = 0;
        byte next = in.get();
        while (next < 0) {
            number |= (next & 0x7F) << shift;
            shift += 7;
            next = in.get();
        }
        return number | next << shift;
    }
}
