/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Ambiguous;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Resolved;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution.Unresolved;

class NameResolverTest {
    private final AddressBookSnapshot book = Snapshots.of(List.of(
            Snapshots.person("smith", "John Smith").build(),
            Snapshots.person("smithers", "Anna Smithers")
                    .with("physicalDeliveryOfficeName", "Tower 7")
                    .build(),
            Snapshots.person("jl", "Müller-Lüdenscheidt, Hans").build(),
            Snapshots.person("mm", "Müller, Max").build(),
            Snapshots.person("ren1", "René Côté").build(),
            Snapshots.person("ren2", "René Côté").build(),
            Snapshots.person("taro", "山田太郎")
                    .with("msDS-PhoneticDisplayName", "やまだたろう")
                    .build()));

    private NameResolution resolve(String name) {
        return book.resolve(name, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMITH|smith",
                "=smith|smith",
                "john smith|smith",
                "smi jo|smith",
                "smithe|smithers",
                "tower anna|smithers",
                "smith@example.test|smith",
                "SMTP:Smithers@example.test|smithers",
                "/o=Example/ou=Group/cn=Recipients/cn=jl|jl",
                "EX:/O=EXAMPLE/OU=GROUP/CN=RECIPIENTS/CN=JL|jl",
                "=/o=Example/ou=Group/cn=Recipients/cn=jl|jl",
                "hans muller|jl",
                "Lüden|jl",
                "Müller, Ma|mm",
                "ＭＵＬＬＥＲ max|mm",
                "ren1|ren1",
                "山田|taro",
                "ヤマダ|taro"
            })
    void resolvesWhoIsMeant(String name, String alias) {
        assertThat(resolve(name))
                .isEqualTo(new Resolved(book.objectNamed("/o=Example/ou=Group/cn=Recipients/cn=" + alias)
                        .orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smi", "müller", "rene cote", "René Côté", "ren", "s"})
    void leavesOpenWhoOfSeveralIsMeant(String name) {
        assertThat(resolve(name)).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "=", "=smi", "smith x", "/o=Example/ou=Group", "hn", "nobody@example.test"})
    void resolvesNobody(String name) {
        assertThat(resolve(name)).isInstanceOf(Unresolved.class);
    }

    @Test
    void resolvesNobodyInAContainerThatDoesNotExist() {
        assertThat(book.resolve("smith", 0x77)).isInstanceOf(Unresolved.class);
    }
}
