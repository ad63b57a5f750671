/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * p_syntax_id_t of C706 12.6.3.1: the identity of an abstract syntax (an interface) or of a transfer syntax.
 *
 * @param uuid the interface or transfer syntax UUID
 * @param major major version, 0 to 65535
 * @param minor minor version, 0 to 65535
 */
public record SyntaxId(UUID uuid, int major, int minor) {

    /** NDR 2.0, the transfer syntax of C706 chapter 14. */
    public static final SyntaxId NDR = parse("8a885d04-1ceb-11c9-9fe8-08002b104860/2.0");

    /** NDR64 of [MS-RPCE] 2.2.5. Known, so that it can be refused by name. */
    public static final SyntaxId NDR64 = parse("71710533-beba-4937-8319-b5dbef9ccc36/1.0");

    public SyntaxId {
        Objects.requireNonNull(uuid, "uuid");
        if (major < 0 || major > 0xFFFF || minor < 0 || minor > 0xFFFF) {
            throw new IllegalArgumentException("version " + major + "." + minor + ": each part is 0 to 65535");
        }
    }

    /**
     * Reads {@code UUID/MAJOR.MINOR}, the form in which the configuration names an interface.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static SyntaxId parse(String text) {
        int slash = text.indexOf('/');
        int dot = text.indexOf('.', slash + 1);
        if (slash != 36 || dot < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not UUID/MAJOR.MINOR");
        }
        try {
            return new SyntaxId(
                    UUID.fromString(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1, dot)),
                    Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not UUID/MAJOR.MINOR", e);
        }
    }

    /** The version as one 32-bit number, major in the low half, as PDUs carry it. */
    public int versionWord() {
        return major | minor << 16;
    }

    /** Writes 20 bytes at the position of the buffer, in its byte order. */
    public void write(ByteBuffer out) {
        Uuids.put(out, uuid); // if_uuid (16 bytes)
        out.putInt(versionWord()); // if_version (4 bytes)
    }

    @Override
    public String toString() {
        return uuid.toString().toLowerCase(Locale.ROOT) + "/" + major + "." + minor;
    }
}
