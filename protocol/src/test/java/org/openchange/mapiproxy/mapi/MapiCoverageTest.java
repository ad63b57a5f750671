/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The part of docs/wire-coverage.md about MAPI structures names every record and every vector, and none that is missing. */
class MapiCoverageTest {
    private static final Path DOCUMENT = Path.of("../docs/wire-coverage.md");
    private static final String BASE = "org.openchange.mapiproxy.";

    @Test
    void namesEveryVectorAndNoneThatIsMissing() throws IOException {
        Set<String> vectors = MapiVector.all().stream()
                .map(vector -> "mapi/" + vector)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found("mapi/[A-Za-z0-9-]+\\.hex")).isEqualTo(vectors);
    }

    @Test
    void namesEveryPublicRecordAndNoneThatIsMissing() throws IOException {
        Set<String> named = found("(?<=`)(?:mapi|ics|fasttransfer)\\.[A-Za-z0-9.]+(?=`)");
        Set<String> records = records();

        assertThat(named).containsAll(records);
        assertThat(named).allSatisfy(name -> assertThat(isClass(name)).as(name).isTrue());
    }

    private static Set<String> records() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(BASE + "mapi", BASE + "ics", BASE + "fasttransfer")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(type -> type.getName().substring(BASE.length()).replace('$', '.'))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isClass(String name) {
        String outer = "/" + (BASE + name).replace('.', '/') + ".class";
        int last = outer.lastIndexOf('/');
        String nested = outer.substring(0, last) + "$" + outer.substring(last + 1);
        return MapiCoverageTest.class.getResource(outer) != null || MapiCoverageTest.class.getResource(nested) != null;
    }

    private static Set<String> found(String pattern) throws IOException {
        String text = Files.readString(DOCUMENT);
        String part =
                text.substring(text.indexOf("<!-- MAPI structures: begin"), text.indexOf("<!-- MAPI structures: end"));
        return Pattern.compile(pattern)
                .matcher(part)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
