/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.servers.Requirement;

class CodePageTest {

    @ParameterizedTest
    @CsvSource({
        "1252, Jürgen Müller €, 4afc7267656e204dfc6c6c65722080",
        "850, Jürgen, 4a817267656e",
        "1251, Иван, c8e2e0ed",
        "932, 山田, 8e5293 63",
        "65001, ü, c3bc",
        "28591, ÿ, ff",
        "20261, Jürgen, 4ac87567656e",
        "0, ü, fc"
    })
    @Requirement({"MS-OXNSPI_R446", "MS-OXNSPI_R464"})
    void turnsTextIntoTheClientsBytesAndBack(long number, String text, String hex) throws NspiException {
        CodePage page = CodePage.required(number);
        String string8 = page.encode(text);
        if (number != 20261) {
            assertThat(hex(string8)).isEqualTo(hex.replace(" ", ""));
        }
        assertThat(page.decode(string8)).isEqualTo(text);
    }

    @Test
    @Requirement("MS-OXNSPI_R440")
    void knowsTeletexWhoseAccentsComeBeforeTheLetter() throws NspiException {
        CodePage teletex = CodePage.required(CodePage.TELETEX);
        assertThat(hex(teletex.encode("Jürgen Łódź œ $#"))).isEqualTo("4ac8757267656e20e8c26f64c27a20fa202423");
        assertThat(teletex.decode("J\u00C8urgen")).isEqualTo("Jürgen");
        assertThat(teletex.decode("\u00A4\u00A6")).isEqualTo("$#");
        assertThat(hex(teletex.encode("山\uD83D\uDE00"))).isEqualTo("3f3f");
    }

    @Test
    void replacesWhatACodePageLacksByAQuestionMark() throws NspiException {
        assertThat(CodePage.required(1252).encode("山田 A")).isEqualTo("?? A");
    }

    @Test
    void endsATextAtItsNulAsTheWireWould() throws NspiException {
        assertThat(CodePage.required(1252).encode("a\0b")).isEqualTo("a");
    }

    @Test
    @Requirement("MS-OXNSPI_R696")
    void refusesUnicodeAndWhatNobodyKnows() {
        for (long number : new long[] {CodePage.WINUNICODE, 1201, 12000, 99999, 0xFFFFFFFFL, 65000}) {
            assertThat(CodePage.numbered(number)).isEmpty();
            assertThatThrownBy(() -> CodePage.required(number))
                    .isInstanceOfSatisfying(
                            NspiException.class, e -> assertThat(e.code()).isEqualTo(ReturnCode.INVALID_CODEPAGE));
        }
    }

    @Test
    void knowsTheCodePagesOfWindowsThatClientsHave() {
        assertThat(CodePage.numbers())
                .contains(
                        0, 437, 850, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
                        20261)
                .contains(20866, 28591, 28605, 65001)
                .doesNotContain(1200);
    }

    private static String hex(String string8) {
        return java.util.HexFormat.of().formatHex(string8.getBytes(StandardCharsets.ISO_8859_1));
    }
}
