/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyDnTest {
    private static final LegacyDn SERVER =
            dn("/o=First Organization/ou=First Group/cn=Configuration/cn=Servers/cn=MAIL1");

    private static LegacyDn dn(String text) {
        return LegacyDn.parse(text).orElseThrow();
    }

    @Test
    void comparesWithoutRegardToCaseAndKeepsTheSpelling() {
        LegacyDn other = dn("/O=FIRST ORGANIZATION/OU=first group/CN=configuration/cn=SERVERS/cn=mail1");

        assertThat(other).isEqualTo(SERVER).hasSameHashCodeAs(SERVER);
        assertThat(SERVER).hasToString("/o=First Organization/ou=First Group/cn=Configuration/cn=Servers/cn=MAIL1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "mail@example.test", "/o", "/o=", "/=x", "/o=x/", "/o=x//cn=y", "o=x"})
    void isNotMadeOfATextThatIsNone(String text) {
        assertThat(LegacyDn.parse(text)).isEmpty();
    }

    @Test
    void namesOrganizationAndGroup() {
        assertThat(SERVER.organization()).contains("First Organization");
        assertThat(SERVER.administrativeGroup()).contains("First Group");
        assertThat(dn("/cn=x").organization()).isEmpty();
        assertThat(dn("/o=x/cn=y").administrativeGroup()).isEmpty();
    }

    @Test
    void findsTheServerAboveADatabase() {
        assertThat(SERVER.container("Microsoft Private MDB").server()).contains(SERVER);
        assertThat(SERVER.server()).contains(SERVER);
        assertThat(SERVER.parent().flatMap(LegacyDn::server)).isEmpty();
        assertThat(dn("/o=x/ou=y/cn=Recipients/cn=alice").server()).isEmpty();
    }

    @Test
    void tellsWhetherANameIsBelowAnother() {
        assertThat(SERVER.isAtOrBelow(LegacyDn.organization("first organization")))
                .isTrue();
        assertThat(SERVER.isAtOrBelow(SERVER)).isTrue();
        assertThat(SERVER.isAtOrBelow(LegacyDn.organization("First Organization 2")))
                .isFalse();
        assertThat(LegacyDn.organization("First Organization").isAtOrBelow(SERVER))
                .isFalse();
    }
}
