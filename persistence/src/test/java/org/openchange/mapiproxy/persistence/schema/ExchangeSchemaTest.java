/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExchangeSchemaTest {
    private final ExchangeSchema schema = ExchangeSchema.read();

    private SchemaAttribute attribute(String name) {
        return schema.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<SchemaClass.Definition> definitions() {
        return schema.classes().stream().flatMap(schemaClass -> schemaClass.definition().stream());
    }

    @Test
    void givesNothingTwice() {
        assertThat(schema.attributes()).extracting(SchemaAttribute::name).doesNotHaveDuplicates();
        assertThat(schema.attributes()).extracting(SchemaAttribute::commonName).doesNotHaveDuplicates();
        assertThat(schema.classes()).extracting(SchemaClass::name).doesNotHaveDuplicates();
        assertThat(Stream.concat(
                        schema.attributes().stream().map(SchemaAttribute::oid),
                        definitions().map(SchemaClass.Definition::oid)))
                .doesNotHaveDuplicates();
        assertThat(Stream.concat(
                        schema.attributes().stream().map(SchemaAttribute::guid),
                        definitions().map(SchemaClass.Definition::guid)))
                .doesNotHaveDuplicates();
        assertThat(present(SchemaAttribute::mapiId)).doesNotHaveDuplicates();
        assertThat(present(SchemaAttribute::linkId)).doesNotHaveDuplicates();
    }

    private List<Integer> present(Function<SchemaAttribute, OptionalInt> number) {
        return schema.attributes().stream()
                .map(number)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
    }

    // [MS-OXPROPS]
    @Test
    void knowsThePropertiesOfTheAddressBook() {
        Map<String, Integer> ids = Map.of(
                "mailNickname", 0x3A00,
                "homeMDB", 0x8006,
                "homeMTA", 0x8007,
                "targetAddress", 0x8011,
                "publicDelegates", 0x8015,
                "extensionAttribute1", 0x802D,
                "extensionAttribute15", 0x8C61,
                "msExchRecipientDisplayType", 0x3905,
                "delivContLength", 0x806A,
                "mAPIRecipient", 0x3A40);

        ids.forEach((name, id) -> assertThat(attribute(name).mapiId()).as(name).hasValue(id));
    }

    @Test
    void putsLinksBackBehindTheirForwardLinks() {
        Map<Integer, SchemaAttribute> links = new HashMap<>();
        for (SchemaAttribute attribute : schema.attributes()) {
            if (attribute.linkId().isPresent()) {
                int id = attribute.linkId().getAsInt();
                assertThat(id % 2 == 0 || links.containsKey(id - 1))
                        .as(attribute.name())
                        .isTrue();
                links.put(id, attribute);
            }
        }
        assertThat(links.get(32).name()).isEqualTo("homeMDB");
        assertThat(links.get(33).name()).isEqualTo("homeMDBBL");
    }

    @Test
    void keepsTheGuidsThatMicrosoftGave() {
        assertThat(attribute("mailNickname").guid()).isEqualTo(UUID.fromString("bf9679b3-0de6-11d0-a285-00aa003049e2"));
        assertThat(attribute("homeMDB").syntax()).isEqualTo(AttributeSyntax.DN);
        assertThat(attribute("homeMDB").syntax().omObjectClass()).isPresent();
        assertThat(attribute("mailNickname").rangeUpper()).hasValue(64);
    }

    @Test
    void namesClassesBeforeTheyAreUsed() {
        Map<String, Boolean> known = new HashMap<>();
        List.of("top", "container", "server", "mailrecipient").forEach(name -> known.put(name, true));
        for (SchemaClass schemaClass : schema.classes()) {
            schemaClass.definition().ifPresent(definition -> {
                assertThat(known).containsKey(definition.superclass().toLowerCase(Locale.ROOT));
                schemaClass.auxiliary().forEach(name -> assertThat(known).containsKey(name.toLowerCase(Locale.ROOT)));
            });
            known.put(schemaClass.name().toLowerCase(Locale.ROOT), true);
        }
    }
}
