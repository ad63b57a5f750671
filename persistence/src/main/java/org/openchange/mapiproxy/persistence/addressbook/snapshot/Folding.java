/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.text.Normalizer;
import java.util.Map;

/** Takes away from texts what does not count when they are compared. What is made is only compared with what is made the same way. */
final class Folding {
    private static final int FIRST_KATAKANA = 0x30A1;
    private static final int LAST_KATAKANA = 0x30F6;
    private static final int KATAKANA_TO_HIRAGANA = 0x60;
    private static final Map<Integer, String> LETTERS = Map.of(
            (int) 'ß', "ss",
            (int) 'ø', "o",
            (int) 'ł', "l",
            (int) 'đ', "d",
            (int) 'æ', "ae",
            (int) 'œ', "oe",
            (int) 'ð', "d",
            (int) 'þ', "th",
            (int) 'ı', "i");

    private Folding() {}

    /** Without the difference of upper and lower case. Keeps beginnings: the folding of a text begins with the foldings of its beginnings. */
    static String withoutCase(String text) {
        if (isLowerAscii(text)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(Folding::lower).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Without marks over, under and within letters. */
    static String withoutMarks(String text) {
        return isAscii(text) ? text : base(text, Normalizer.Form.NFD);
    }

    /** Without case, marks, width, kind of kana, and with plain letters for those that others write with two. */
    static String loosely(String text) {
        if (isAscii(text)) {
            return withoutCase(text);
        }
        StringBuilder folded = new StringBuilder(text.length());
        base(text, Normalizer.Form.NFKD).codePoints().map(Folding::lower).forEach(c -> appendLoosely(folded, c));
        return folded.toString();
    }

    private static void appendLoosely(StringBuilder out, int c) {
        String letters = LETTERS.get(c);
        if (letters != null) {
            out.append(letters);
        } else if (c >= FIRST_KATAKANA && c <= LAST_KATAKANA) {
            out.appendCodePoint(c - KATAKANA_TO_HIRAGANA);
        } else {
            out.appendCodePoint(c);
        }
    }

    private static String base(String text, Normalizer.Form form) {
        StringBuilder base = new StringBuilder(text.length());
        Normalizer.normalize(text, form)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(base::appendCodePoint);
        return base.toString();
    }

    // Twice, so that letters which only share their capital, like both small sigmas, become one.
    private static int lower(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
