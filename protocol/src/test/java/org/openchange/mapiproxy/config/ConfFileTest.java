/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfFileTest {

    @TempDir
    Path directory;

    private static ConfEntry only(String text) {
        ConfFile file = ConfFile.parse("x.conf", text);
        assertThat(file.problems()).isEmpty();
        assertThat(file.entries()).hasSize(1);
        return file.entries().get(0);
    }

    @Test
    void numbersLinesOfTheFile() {
        ConfEntry entry = only("# one\n\n[global]\n  workgroup =  EXAMPLE  \n");

        assertThat(entry.line()).isEqualTo(4);
        assertThat(entry.value()).isEqualTo("EXAMPLE");
        assertThat(entry.origin()).isEqualTo("x.conf:4");
    }

    @Test
    void skipsLinesThatBeginWithSemicolonOrHash() {
        assertThat(ConfFile.parse("x.conf", "; a = b\n  # c = d \\\n").entries())
                .isEmpty();
    }

    @Test
    void keepsSemicolonAndHashInsideAValue() {
        assertThat(only("dcerpc_mapiproxy:password = a;b#c").value()).isEqualTo("a;b#c");
    }

    @Test
    void keepsEqualsSignsInsideAValue() {
        assertThat(only("dcerpc_mapiproxy:binding = ncacn_ip_tcp:h[localaddress=127.0.0.1]")
                        .value())
                .isEqualTo("ncacn_ip_tcp:h[localaddress=127.0.0.1]");
    }

    @Test
    void joinsALineThatEndsInABackslashWithTheNextAndCountsBoth() {
        ConfFile file = ConfFile.parse("x.conf", "a = one, \\\n   two\nb = three");

        assertThat(file.entries()).extracting(ConfEntry::value).containsExactly("one, two", "three");
        assertThat(file.entries()).extracting(ConfEntry::line).containsExactly(1, 3);
    }

    @Test
    void takesABackslashAtTheEndOfTheFileAsPartOfTheValue() {
        assertThat(only("path = C:\\").value()).isEqualTo("C:\\");
    }

    @Test
    void endsLinesAtCarriageReturnAndLineFeed() {
        assertThat(ConfFile.parse("x.conf", "a = 1\r\nb = 2\r\n").entries())
                .extracting(ConfEntry::value)
                .containsExactly("1", "2");
    }

    @Test
    void readsSectionsWithoutRegardToCase() {
        ConfFile file = ConfFile.parse("x.conf", "a = 1\n[ Global ]\nb = 2\n[SysVol]\nc = 3");

        assertThat(file.entries()).extracting(ConfEntry::isGlobal).containsExactly(true, true, false);
        assertThat(file.entries().get(2).section()).isEqualTo("sysvol");
    }

    @Test
    void reportsLinesThatAreNothing() {
        ConfFile file = ConfFile.parse("x.conf", "[global\nbinding ncacn_ip_tcp:secret\n= 3");

        assertThat(file.problems()).extracting(ConfProblem::origin).containsExactly("x.conf:1", "x.conf:2", "x.conf:3");
        assertThat(file.problems().get(1).toString()).doesNotContain("secret");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(only("\uFEFFworkgroup = X").name()).isEqualTo("workgroup");
    }

    @Test
    void refusesAMissingFile() {
        Path missing = directory.resolve("missing.conf");

        assertThatThrownBy(() -> ConfFile.read(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("missing.conf: the file cannot be read");
    }

    @Test
    void refusesAFileThatIsNotText() throws IOException {
        Path binary = Files.write(directory.resolve("binary.conf"), new byte[] {'a', '=', (byte) 0xFF});

        assertThatThrownBy(() -> ConfFile.read(binary))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Path large = Files.write(directory.resolve("large.conf"), new byte[1024 * 1024 + 1]);

        assertThatThrownBy(() -> ConfFile.read(large))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larger than 1 MiB");
    }
}
