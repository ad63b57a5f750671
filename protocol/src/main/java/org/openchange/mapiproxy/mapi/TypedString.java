/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A TypedString ([MS-OXCDATA] 2.11.7): a string that says how it is coded.
 *
 * @param stringType one of the constants
 * @param value the text; empty for {@link #NONE} and {@link #EMPTY}
 */
public record TypedString(int stringType, String value) {
    /** There is no string. */
    public static final int NONE = 0x00;
    /** The string is empty. */
    public static final int EMPTY = 0x01;
    /** 8-bit characters of the code page, see {@link WireReader#readString8}. */
    public static final int STRING8 = 0x02;
    /** UTF-16 code units of which the high byte, always 0, is left out. */
    public static final int REDUCED_UNICODE = 0x03;

    public static final int UNICODE = 0x04;

    public TypedString {
        if (stringType <= EMPTY && !value.isEmpty()) {
            throw new IllegalArgumentException("text in a string of type " + stringType);
        }
    }

    /** The shortest way to send this text as Unicode. */
    public static TypedString of(String text) {
        if (text.isEmpty()) {
            return new TypedString(EMPTY, "");
        }
        boolean isReducible = text.chars().allMatch(c -> c > 0 && c <= 0xFF);
        return new TypedString(isReducible ? REDUCED_UNICODE : UNICODE, text);
    }

    public static TypedString read(WireReader in) {
        int position = in.position();
        int type = in.readUnsignedByte();
        return switch (type) {
            case NONE, EMPTY -> new TypedString(type, "");
            case STRING8, REDUCED_UNICODE -> new TypedString(type, in.readString8());
            case UNICODE -> new TypedString(type, in.readUnicode());
            default -> throw new UnknownValueException("StringType", position, type);
        };
    }

    public void write(WireWriter out) {
        out.putByte(stringType);
        if (stringType == UNICODE) {
            out.putUnicode(value);
        } else if (stringType > EMPTY) {
            out.putString8(value);
        }
    }
}
