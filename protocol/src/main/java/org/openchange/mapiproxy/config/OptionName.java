/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Locale;

/** The rules for names of options: case and white space do not count in the file, and other sources spell them with dots. */
final class OptionName {
    private OptionName() {}

    /** {@code DCERPC_MapiProxy : Binding} becomes {@code dcerpc_mapiproxy:binding}. */
    static String normalize(String name) {
        return name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /** The part before the colon, empty when the option is not parametric. */
    static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : normalize(name.substring(0, colon));
    }

    /** {@code mapiproxy:epm port} becomes {@code mapiproxy.epm.port}, and {@code realm} becomes {@code mapiproxy.realm}. */
    static String propertyName(String name) {
        String dotted = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*:\\s*", ".")
                .replaceAll("\\s+", ".");
        return name.indexOf(':') < 0 ? "mapiproxy." + dotted : dotted;
    }

    /** {@code mapiproxy.epm.port} becomes {@code MAPIPROXY_EPM_PORT}, the rule of MicroProfile Config. */
    static String environmentName(String propertyName) {
        return propertyName.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Levenshtein's distance: how many letters must be put in, left out or exchanged. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchange = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchange, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
