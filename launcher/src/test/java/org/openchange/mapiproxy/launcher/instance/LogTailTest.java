/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTailTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"0,''", "1,three", "2,two three", "3,one two three", "9,one two three"})
    void showsTheLastLines(int lines, String expected) throws Exception {
        new LogTail(log("one\ntwo\nthree\n"), out).last(lines);

        assertThat(shown().strip().replace('\n', ' ')).isEqualTo(expected);
    }

    @Test
    void countsALastLineWithoutAnEnd() throws Exception {
        new LogTail(log("one\ntwo\nthr"), out).last(2);

        assertThat(shown()).isEqualTo("two\nthr");
    }

    @Test
    void findsLinesAcrossBlocks() throws Exception {
        String wide = "x".repeat(100_000);
        new LogTail(log("one\n" + wide + "\nlast\n"), out).last(2);

        assertThat(shown()).isEqualTo(wide + "\nlast\n");
    }

    @Test
    void goesOnWithWhatIsAdded() throws Exception {
        Path log = log("one\n");
        LogTail tail = new LogTail(log, out);
        tail.last(1);
        Files.writeString(log, "two\n", StandardOpenOption.APPEND);
        tail.copyNew();

        assertThat(shown()).isEqualTo("one\ntwo\n");
    }

    @Test
    void goesOnInTheNewFileAfterRotation() throws Exception {
        Path log = log("one\n");
        LogTail tail = new LogTail(log, out);
        tail.last(1);
        Files.move(log, directory.resolve("server.log.1"));
        log("a new file that is longer\n");
        tail.copyNew();

        assertThat(shown()).isEqualTo("one\na new file that is longer\n");
    }

    private Path log(String text) throws Exception {
        return Files.writeString(directory.resolve("server.log"), text);
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
