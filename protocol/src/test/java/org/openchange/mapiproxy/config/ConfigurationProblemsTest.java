/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong value stops the start with file, line, option, value and what is allowed. */
class ConfigurationProblemsTest {
    private static final String UPSTREAM = "dcerpc_mapiproxy:binding = ncacn_ip_tcp:192.0.2.1\n";

    private static List<String> problems(String text, Map<String, String> overrides) {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> ProxySettings.load(
                        ConfFile.parse("test.conf", text), name -> Optional.ofNullable(overrides.get(name))));
        assertThat(refused).isNotNull();
        return refused.problems().stream().map(ConfProblem::toString).toList();
    }

    private static String problem(String text) {
        List<String> problems = problems(text, Map.of());
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void namesFileLineOptionValueAndWhatIsAllowed() {
        assertThat(problem("\n\nMapiProxy:EPM port = 65536"))
                .isEqualTo("test.conf:3: mapiproxy:epm port = \"65536\": allowed is a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/mail?user=mail&password=s3cret",
                "jdbc:h2:tcp://db/mail;PASSWORD=s3cret",
            })
    void refusesAPasswordInTheAddressOfTheDatabaseAndDoesNotRepeatIt(String url) {
        assertThat(problem("mapiproxy:database = " + url))
                .contains("without a password in it")
                .doesNotContain("s3cret");
    }

    @Test
    void reportsEverythingThatIsWrong() {
        assertThat(problems("nonsense\nmapiproxy:epm port = x\ndcerpc_mapiproxy:server = maybe\n", Map.of()))
                .hasSize(3);
    }

    @Test
    void namesThePropertyThatOverridesTheFile() {
        assertThat(problems("mapiproxy:epm port = 1", Map.of("mapiproxy.epm.port", "x")))
                .containsExactly(
                        "property mapiproxy.epm.port or environment MAPIPROXY_EPM_PORT: mapiproxy:epm port = \"x\": "
                                + "allowed is a number from 0 to 65535");
    }

    @Test
    void namesTheLineWhenTheLookupKnowsTheFileToo() {
        assertThat(problems("mapiproxy:epm port = x", Map.of("mapiproxy.epm.port", "x")))
                .containsExactly("test.conf:1: mapiproxy:epm port = \"x\": allowed is a number from 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "dcerpc_mapiproxy:bindng = x, dcerpc_mapiproxy:binding",
        "dcerpc_mapiproxy:module = x, dcerpc_mapiproxy:modules",
        "dcerpc_mapiproxi:modules = x, dcerpc_mapiproxy:modules",
        "mapiproxy:emp port = 1, mapiproxy:epm port",
        "mapi proxy:relaytime out x = 1, mapiproxy:relay timeout",
    })
    void suggestsTheNearestOptionForAMisspeltOne(String line, String nearest) {
        assertThat(problem(line)).contains("there is no such option; the nearest is \"" + nearest + "\"");
    }

    @Test
    void hidesTheValueOfAMisspeltPassword() {
        assertThat(problem("dcerpc_mapiproxy:pasword = hidden-word")).doesNotContain("hidden-word");
        assertThat(problem("dcerpc_mapiproxy:passwd = hidden-word")).doesNotContain("hidden-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcerpc_mapiproxy:binding = exchange.example.org",
                "dcerpc_mapiproxy:binding = ncacn_np:exchange",
                "dcerpc_mapiproxy:binding = ncacn_ip_tcp:host[nonsense]",
                "dcerpc_mapiproxy:interfaces = exchange_nspi",
                "dcerpc_mapiproxy:interfaces = 12345778-1234-abcd-ef00-0123456789ac",
                "dcerpc endpoint servers = epmaper",
                "netbios name = a-name-that-is-too-long",
                "netbios name = a/b",
                "realm = not a domain",
                "mapiproxy:node name = a b",
                "mapiproxy:bind address = 127.0.0.256",
                "mapiproxy:bind address = 127.0.0",
                "mapiproxy:bind address = a b",
                "mapiproxy:rpc port = -1",
                "mapiproxy:rpc port = ninety",
                "mapiproxy:max fragment = 1431",
                "mapiproxy:max fragment = 1433",
                "mapiproxy:max connections = 0",
                "mapiproxy:idle timeout = 5 min",
                "mapiproxy:minimum auth level = secret",
                "mapiproxy:interfaces on epm port = maybe",
                "dedicated keytab file = /nowhere/to.keytab",
                "dcerpc_mapiproxy:nspi_server = a/b",
            })
    void refusesAValueThatIsNotAllowed(String line) {
        assertThat(problem(line))
                .startsWith("test.conf:1: " + line.substring(0, line.indexOf(" =")) + " = \""
                        + line.substring(line.indexOf("= ") + 2) + "\"");
    }

    @Test
    void refusesModulesAndUserNameWithoutABinding() {
        assertThat(problems(
                        "dcerpc_mapiproxy:modules = downgrade\ndcerpc_mapiproxy:username = u\n"
                                + "dcerpc_mapiproxy:password = hidden-word",
                        Map.of()))
                .hasSize(3)
                .allMatch(text -> text.contains("needs dcerpc_mapiproxy:binding"))
                .noneMatch(text -> text.contains("hidden-word"));
    }

    @Test
    void refusesAUserNameWithoutAPasswordAndTheReverse() {
        assertThat(problem(UPSTREAM + "dcerpc_mapiproxy:username = u")).contains("neither is set");
        assertThat(problem(UPSTREAM + "dcerpc_mapiproxy:password = p")).contains("needs dcerpc_mapiproxy:username");
    }

    @Test
    void refusesTwoSourcesOfThePassword() {
        assertThat(problem(UPSTREAM + "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password = p\n"
                        + "dcerpc_mapiproxy:password file = f"))
                .contains("one of the two is allowed");
    }

    @Test
    void refusesAPasswordFileThatCannotBeRead() {
        assertThat(problem(
                        UPSTREAM + "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password file = /nowhere/at-all"))
                .contains("the file /nowhere/at-all cannot be read");
    }

    @Test
    void refusesAModuleThatStandsTwice() {
        assertThat(problem(UPSTREAM + "dcerpc_mapiproxy:modules = dummy, downgrade, dummy"))
                .contains("\"dummy\" stands twice");
    }

    @Test
    void refusesAnOptionOfOursInAShareSection() {
        assertThat(problem("[netlogon]\npath = /x\ndcerpc_mapiproxy:server = yes"))
                .contains("test.conf:3: ")
                .contains("stands in section [netlogon]; allowed only in [global]");
    }

    @Test
    void refusesOnePortForTwoListeners() {
        assertThat(problem("mapiproxy:rpc port = 135")).contains("this is the endpoint mapper's port");
        assertThat(problem("mapiproxy:epm port = 1135\nmapiproxy:rpc port = 1135"))
                .startsWith("test.conf:2: mapiproxy:rpc port = \"1135\"");
    }
}
