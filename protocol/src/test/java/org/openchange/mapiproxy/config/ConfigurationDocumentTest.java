/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md and the code say the same. */
class ConfigurationDocumentTest {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*) \\| (.*) \\|");
    private static final Pattern EXAMPLE = Pattern.compile(".* \\| `([^`|]+)`");

    /** These name files that are not on this machine, or stand in place of one another. */
    private static final Set<ProxyOption> EXAMPLES_NOT_TRIED = EnumSet.of(
            ProxyOption.KEYTAB,
            ProxyOption.PASSWORD_FILE,
            ProxyOption.DIRECTORY_TRUST,
            ProxyOption.DIRECTORY_PASSWORD_FILE,
            ProxyOption.DATABASE_PASSWORD_FILE);

    record Row(String option, String standard, String rest) {
        @Override
        public String toString() {
            return option;
        }
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("../docs/configuration.md"));
    }

    static List<Row> rows() throws IOException {
        return document()
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    @Test
    void documentsEachOptionOnceAndNoOther() throws IOException {
        assertThat(rows())
                .extracting(Row::option)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProxyOption.values())
                        .map(ProxyOption::optionName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void documentsTheDefault(Row row) {
        ProxyOption option = ProxyOption.named(row.option()).orElseThrow();

        if (option.defaultText().isEmpty()) {
            assertThat(row.standard()).isNotBlank().doesNotMatch("`[^`]*`");
        } else {
            assertThat(row.standard()).isEqualTo("`" + option.defaultText() + "`");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesExamplesThatLoad(Row row) {
        ProxyOption option = ProxyOption.named(row.option()).orElseThrow();
        if (!option.effective() || EXAMPLES_NOT_TRIED.contains(option)) {
            return;
        }
        Matcher example = EXAMPLE.matcher(row.rest());
        assertThat(example.matches()).isTrue();

        ProxySettings settings = ProxySettings.load(
                ConfFile.parse(
                        "example.conf",
                        """
                        dcerpc_mapiproxy:binding = ncacn_ip_tcp:192.0.2.1
                        %s
                        mapiproxy:directory url = ldap://192.0.2.2
                        mapiproxy:directory bind dn = cn=u
                        mapiproxy:directory password = p
                        %s = %s
                        """
                                .formatted(upstreamAccount(option), row.option(), example.group(1))),
                Overrides.none());

        assertThat(settings).isNotNull();
    }

    /** What many options need, and what other ways to be somebody upstream exclude. */
    private static String upstreamAccount(ProxyOption option) {
        return option == ProxyOption.USE_MACHINE_ACCOUNT || option == ProxyOption.DELEGATED_AUTH
                ? ""
                : "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password = p";
    }

    @Test
    void documentsTheNamesOfPropertiesAsTheyAre() throws IOException {
        for (ProxyOption option : List.of(ProxyOption.EPM_PORT, ProxyOption.PASSWORD, ProxyOption.NETBIOS_NAME)) {
            assertThat(document())
                    .contains("| " + option.optionName() + " | " + option.propertyName() + " | "
                            + option.environmentName() + " |");
        }
    }

    @Test
    void loadsTheFileAtItsHead() throws IOException {
        String sample = document().split("```")[3];

        ProxySettings settings = ProxySettings.load(
                ConfFile.parse("head.conf", sample.replace("password file = upstream.password", "password = p")),
                Overrides.none());

        assertThat(settings.proxy().modules()).containsExactly("downgrade");
        assertThat(settings.notes()).isEmpty();
    }
}
