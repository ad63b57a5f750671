/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms of values in smb.conf. */
final class ValueSyntax {
    private ValueSyntax() {}

    /** Takes one pair of double quotes away. */
    static String unquote(String value) {
        String text = value.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    static Optional<Boolean> bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> Optional.of(true);
            case "no", "false", "0", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Splits at commas, semicolons and white space that are not inside double quotes. */
    static List<String> list(String value) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (char c : value.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ';' || Character.isWhitespace(c))) {
                flush(item, items);
            } else {
                item.append(c);
            }
        }
        flush(item, items);
        return items;
    }

    private static void flush(StringBuilder item, List<String> items) {
        if (item.length() > 0) {
            items.add(item.toString());
            item.setLength(0);
        }
    }
}
