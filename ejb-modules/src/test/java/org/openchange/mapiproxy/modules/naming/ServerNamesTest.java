/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerNamesTest {
    private final ServerNames names = new ServerNames("PROXY1");

    @Test
    void givesTheFirstServerThePlainName() {
        assertThat(names.aliasOf("EX1")).isEqualTo("PROXY1");
        assertThat(names.realOf("PROXY1")).contains("EX1");
    }

    @Test
    void keepsManyServersApartUnderOneName() {
        Set<String> aliases = new HashSet<>();
        for (int i = 0; i < 32; i++) {
            String alias = names.aliasOf("EX" + i);
            assertThat(alias).isEqualToIgnoringCase("PROXY1");
            aliases.add(alias);
            assertThat(names.realOf(alias)).contains("EX" + i);
        }
        assertThat(aliases).hasSize(32);
    }

    @Test
    void givesTheSameServerTheSameNameWhateverItsSpelling() {
        assertThat(names.aliasOf("EX1")).isEqualTo(names.aliasOf("ex1"));
    }

    @Test
    void knowsNoServerBeforeOneWasSeen() {
        assertThat(names.realOf("PROXY1")).isEmpty();
    }

    @Test
    void sharesThePlainNameWhenTheSpellingsAreUsedUp() {
        ServerNames oneLetter = new ServerNames("A1");
        assertThat(oneLetter.aliasOf("EX1")).isEqualTo("A1");
        assertThat(oneLetter.aliasOf("EX2")).isEqualTo("a1");
        assertThat(oneLetter.aliasOf("EX3")).isEqualTo("A1");
        assertThat(oneLetter.realOf("A1")).contains("EX1");
    }

    @Test
    void holdsABoundedNumberOfServers() {
        for (int i = 0; i < ServerNames.MAX_SERVERS; i++) {
            names.aliasOf("SERVER" + i);
        }
        assertThat(names.aliasOf("ONE-TOO-MANY")).isEqualTo("PROXY1");
        assertThat(names.realOf("PROXY1")).contains("SERVER0");
    }
}
