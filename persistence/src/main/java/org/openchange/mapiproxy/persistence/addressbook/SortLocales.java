/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Language code identifiers ([MS-LCID] 2.2) and the locales by which they sort. The table is {@code sort-locales.txt} beside this class; an
 * identifier's higher half chooses another order of the same language and is not looked at, except for German phone books and
 * traditional Spanish.
 */
public final class SortLocales {
    /** NSPI_DEFAULT_LOCALE. */
    public static final int DEFAULT = 0x0409;

    private static final int LANGUAGE = 0xFFFF;
    private static final Map<Integer, Locale> BY_ID = read();

    private SortLocales() {}

    /** The locale of an identifier; empty for one that is not known. 0 is the default. */
    public static Optional<Locale> of(int lcid) {
        int wanted = lcid == 0 ? DEFAULT : lcid;
        return Optional.ofNullable(BY_ID.get(wanted)).or(() -> Optional.ofNullable(BY_ID.get(wanted & LANGUAGE)));
    }

    private static Map<Integer, Locale> read() {
        Map<Integer, Locale> locales = new HashMap<>();
        try (InputStream in = SortLocales.class.getResourceAsStream("sort-locales.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(parts -> locales.put(Integer.decode(parts[0]), Locale.forLanguageTag(parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(locales);
    }
}
