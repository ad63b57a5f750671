/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of facts that lies beside the classes: one a line, comments begin with {@code #}. */
final class TextTable {
    private TextTable() {}

    static List<String> lines(String file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(TextTable.class.getResourceAsStream(file), StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("table " + file, e);
        }
    }
}
