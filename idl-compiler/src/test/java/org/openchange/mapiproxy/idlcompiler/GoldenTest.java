/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.idlcompiler.emit.JavaEmitter;
import org.openchange.mapiproxy.idlcompiler.parse.IdlParser;

/** One artificial IDL a construct, and the Java that it becomes. Run with {@code -Dgolden.write=true} to write Java that is missing. */
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".idl")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void becomesTheJavaBesideIt(Path idl) throws IOException {
        String java = JavaEmitter.emit(IdlParser.parse(idl), "golden").stream()
                .map(JavaFile::toString)
                .collect(Collectors.joining("\n// ----\n\n"));
        Path expected = Path.of(idl.toString().replaceFirst("\\.idl$", ".java.txt"));

        if (Boolean.getBoolean("golden.write") && !Files.exists(expected)) {
            Files.writeString(expected, java);
        }
        assertThat(java).isEqualTo(Files.readString(expected));
    }
}
