/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * The code page CP_TELETEX (ITU-T T.61), which every NSPI server has to know and Java does not. An accent is a byte before its letter. The
 * lower half is ASCII throughout, so that distinguished names, which have dollar signs, survive both ways.
 */
final class Teletex {
    private static final char UNKNOWN = '?';

    /** Bytes A0 to BF. */
    private static final String SIGNS = "\u00A0¡¢£$¥#§¤\uFFFF\uFFFF«\uFFFF\uFFFF\uFFFF\uFFFF°±²³×µ¶·÷\uFFFF\uFFFF»¼½¾¿";

    /** Bytes C0 to CF: combining marks. */
    private static final String MARKS =
            "\uFFFF\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\uFFFF\u030A\u0327\u0332\u030B\u0328\u030C";

    /** Bytes E0 to FE. */
    private static final String LETTERS = "ΩÆÐªĦ\uFFFFĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ";

    private static final Map<Character, Integer> BYTES = new HashMap<>();

    static {
        // The later ones win: a sign that ASCII has is written as ASCII has it.
        note(LETTERS, 0xE0);
        note(MARKS, 0xC0);
        note(SIGNS, 0xA0);
        for (char c = 0; c < 0x80; c++) {
            BYTES.put(c, (int) c);
        }
    }

    private Teletex() {}

    private static void note(String characters, int first) {
        for (int i = 0; i < characters.length(); i++) {
            if (characters.charAt(i) != '\uFFFF') {
                BYTES.put(characters.charAt(i), first + i);
            }
        }
    }

    static byte[] encode(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        ByteArrayOutputStream out = new ByteArrayOutputStream(parts.length());
        int at = 0;
        while (at < parts.length()) {
            int next = parts.offsetByCodePoints(at, 1);
            int end = next;
            while (end < parts.length() && Character.getType(parts.charAt(end)) == Character.NON_SPACING_MARK) {
                end++;
            }
            for (int mark = next; mark < end; mark++) {
                out.write(BYTES.getOrDefault(parts.charAt(mark), (int) UNKNOWN));
            }
            out.write(next - at > 1 ? UNKNOWN : BYTES.getOrDefault(parts.charAt(at), (int) UNKNOWN));
            at = end;
        }
        return out.toByteArray();
    }

    static String decode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        StringBuilder marks = new StringBuilder();
        for (byte each : bytes) {
            char c = character(each & 0xFF);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                marks.append(c);
            } else {
                out.append(c).append(marks);
                marks.setLength(0);
            }
        }
        return Normalizer.normalize(out.append(marks), Normalizer.Form.NFC);
    }

    private static char character(int value) {
        char c = '\uFFFF';
        if (value < 0x80) {
            c = (char) value;
        } else if (value >= 0xA0 && value < 0xC0) {
            c = SIGNS.charAt(value - 0xA0);
        } else if (value >= 0xC0 && value < 0xD0) {
            c = MARKS.charAt(value - 0xC0);
        } else if (value >= 0xE0 && value < 0xFF) {
            c = LETTERS.charAt(value - 0xE0);
        }
        return c == '\uFFFF' ? '\uFFFD' : c;
    }
}
