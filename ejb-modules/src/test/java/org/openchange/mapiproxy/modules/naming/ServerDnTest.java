/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerDnTest {
    private static final String MDB = "/o=First/ou=AG/cn=Configuration/cn=Servers/cn=EX1/cn=Microsoft Private MDB";

    @Test
    void findsTheServer() {
        assertThat(ServerDn.serverOf(MDB)).contains("EX1");
        assertThat(ServerDn.serverOf("/o=First/ou=AG/CN=CONFIGURATION/CN=SERVERS/CN=EX1"))
                .contains("EX1");
        assertThat(ServerDn.serverOf("/o=First/ou=AG/cn=Recipients/cn=alice")).isEmpty();
    }

    @Test
    void exchangesOnlyTheName() {
        assertThat(ServerDn.exchange(MDB, name -> Optional.of("PROXY")))
                .isEqualTo("/o=First/ou=AG/cn=Configuration/cn=Servers/cn=PROXY/cn=Microsoft Private MDB");
    }

    @Test
    void exchangesEveryServerInTheText() {
        assertThat(ServerDn.exchange("=" + MDB + "=" + MDB, name -> Optional.of("X")))
                .doesNotContain("EX1");
    }

    @Test
    void returnsTheSameObjectWhenNothingIsToChange() {
        assertThat(ServerDn.exchange(MDB, name -> Optional.empty())).isSameAs(MDB);
        assertThat(ServerDn.exchange("alice", name -> Optional.of("X"))).isSameAs("alice");
    }
}
