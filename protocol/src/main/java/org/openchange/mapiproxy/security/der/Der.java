/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** X.690 DER, written from the inside to the outside: each method gives one whole element. */
public final class Der {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int ENUMERATED = 0x0a;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int GENERAL_STRING = 0x1b;
    public static final int SEQUENCE = 0x30;

    private static final int APPLICATION = 0x60;
    private static final int CONTEXT = 0xa0;

    private Der() {}

    /** The tag of a constructed element of the class APPLICATION. */
    public static int application(int number) {
        return APPLICATION | number;
    }

    /** The tag of an explicitly tagged element, {@code [number]}. */
    public static int context(int number) {
        return CONTEXT | number;
    }

    /** An element that holds the parts, one after the other. */
    public static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(contents.size() + 6);
        out.write(tag);
        writeLength(out, contents.size());
        out.writeBytes(contents.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write(length >>> shift);
        }
    }

    public static byte[] sequence(byte[]... parts) {
        return element(SEQUENCE, parts);
    }

    /** {@code [number] EXPLICIT element}. */
    public static byte[] explicit(int number, byte[] element) {
        return element(context(number), element);
    }

    public static byte[] octetString(byte[] bytes) {
        return element(OCTET_STRING, bytes);
    }

    public static byte[] integer(long value) {
        return element(INTEGER, BigInteger.valueOf(value).toByteArray());
    }

    public static byte[] enumerated(int value) {
        return element(ENUMERATED, new byte[] {(byte) value});
    }

    public static byte[] generalString(String text) {
        return element(GENERAL_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A string of 32 bits, as Kerberos writes its flags; bit 0 is the first. */
    public static byte[] bitString(int bits) {
        return element(
                BIT_STRING,
                new byte[] {0, (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
    }
}
