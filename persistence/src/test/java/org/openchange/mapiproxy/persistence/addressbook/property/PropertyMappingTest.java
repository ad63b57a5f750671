/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.mapi.KnownProperties;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping.MappedProperty;

class PropertyMappingTest {
    private static final Path DOCUMENT = Path.of("../docs/address-book.md");

    @Test
    void namesOnlyPropertiesThatTheSpecificationKnows() {
        assertThat(PropertyMapping.properties())
                .allSatisfy(property -> assertThat(KnownProperties.addressBookNameOf(property.tag()))
                        .as(property.toString())
                        .isPresent());
    }

    @Test
    void isTheTableOfTheDocument() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `0x"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(PropertyMapping.properties().stream()
                        .map(PropertyMappingTest::line)
                        .toList());
    }

    private static String line(MappedProperty property) {
        String name = KnownProperties.addressBookNameOf(property.tag()).orElse("");
        return String.format(
                "| `0x%08X` | %s | `%s` |",
                property.tag().value(), name, property.attribute().name());
    }
}
