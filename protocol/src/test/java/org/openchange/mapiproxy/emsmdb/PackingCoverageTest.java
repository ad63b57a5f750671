/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of docs/wire-coverage.md about packing names records and vectors that are there, and all vectors. */
class PackingCoverageTest {
    private static final Path DOCUMENT = Path.of("../docs/wire-coverage.md");
    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    @Test
    void namesEveryVectorAndNoneThatIsMissing() throws IOException {
        TreeSet<String> named = new TreeSet<>(found("[a-z]+/[a-z0-9-]+\\.hex"));

        assertThat(named).isEqualTo(vectors());
    }

    @Test
    void namesRecordsThatAreThere() throws IOException {
        List<String> names = found("(?:emsmdb|mapihttp)\\.[A-Za-z0-9.]+(?=[,`])");

        assertThat(names)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(isClass(name)).as(name).isTrue());
    }

    /** A class, or one inside of another. */
    private static boolean isClass(String name) {
        String full = "org.openchange.mapiproxy." + name;
        String nested = full.substring(0, full.lastIndexOf('.')) + "$" + full.substring(full.lastIndexOf('.') + 1);
        return Stream.of(full, nested)
                .anyMatch(candidate ->
                        PackingCoverageTest.class.getResource("/" + candidate.replace('.', '/') + ".class") != null);
    }

    private static List<String> found(String pattern) throws IOException {
        String text = Files.readString(DOCUMENT);
        String part = text.substring(text.indexOf("<!-- packing: begin"), text.indexOf("<!-- packing: end"));
        return Pattern.compile(pattern)
                .matcher(part)
                .results()
                .map(result -> result.group())
                .toList();
    }

    private static TreeSet<String> vectors() throws IOException {
        TreeSet<String> vectors = new TreeSet<>();
        for (String directory : List.of("emsmdb", "mapihttp")) {
            try (Stream<Path> files = Files.list(VECTORS.resolve(directory))) {
                files.map(file -> directory + "/" + file.getFileName())
                        .filter(name -> name.endsWith(".hex"))
                        .forEach(vectors::add);
            }
        }
        return vectors;
    }
}
