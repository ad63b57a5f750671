/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;
import org.openchange.mapiproxy.persistence.schema.ExchangeSchema;
import org.openchange.mapiproxy.persistence.schema.SchemaAttribute;
import org.openchange.mapiproxy.persistence.schema.SchemaClass;

class SchemaFilesTest {
    private static String resource(String name) throws Exception {
        try (InputStream in = SchemaFilesTest.class.getResourceAsStream("/schema/openldap/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What slapd needs in cn=config is what stands in the schema file, definition by definition. */
    @ParameterizedTest
    @ValueSource(strings = {"mapiproxy", "samba-password"})
    void haveTheSameForConfigurationInTheDirectory(String name) throws Exception {
        List<String> expected = new ArrayList<>();
        for (String definition :
                resource(name + ".schema").replaceAll("(?m)^#.*$", "").split("\\R\\s*\\R")) {
            String line = definition.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                expected.add(line.replaceFirst("^attributetype ", "olcAttributeTypes: ")
                        .replaceFirst("^objectclass ", "olcObjectClasses: "));
            }
        }

        assertThat(resource(name + ".ldif").lines().filter(line -> line.startsWith("olc")))
                .containsExactlyElementsOf(expected);
        assertThat(resource(name + ".ldif")).contains("dn: cn=" + name + ",cn=schema,cn=config\n");
    }

    @Test
    void giveNoIdentifierTwiceAndNameNothingUnknown() {
        Schema schema = VocabularySchema.load();
        Set<String> identifiers = new HashSet<>();
        for (AttributeTypeDefinition attribute : schema.getAttributeTypes()) {
            assertThat(identifiers.add(attribute.getOID()))
                    .as(attribute.getNameOrOID())
                    .isTrue();
        }
        for (ObjectClassDefinition objectClass : schema.getObjectClasses()) {
            assertThat(identifiers.add(objectClass.getOID()))
                    .as(objectClass.getNameOrOID())
                    .isTrue();
            assertThat(objectClass.getSuperiorClasses()).allMatch(name -> schema.getObjectClass(name) != null);
        }
    }

    @Test
    void holdTheClassesOfAnOrganization() throws Exception {
        Schema schema = VocabularySchema.load();
        for (var field : ConfigurationNames.class.getFields()) {
            if (field.getName().endsWith("_CLASS")) {
                String name = (String) field.get(null);
                assertThat(schema.getObjectClass(name)).as(name).isNotNull();
            }
        }
    }

    /** What is written into Active Directory can be written into the others too. */
    @Test
    void holdWhatExchangeAddsToActiveDirectory() {
        Schema schema = VocabularySchema.load();

        assertThat(ExchangeSchema.read().attributes())
                .extracting(SchemaAttribute::name)
                .allMatch(name -> known(schema, name), "known");
        assertThat(ExchangeSchema.read().classes())
                .filteredOn(type -> type.definition().isPresent()
                        && !type.definition().get().auxiliary())
                .extracting(SchemaClass::name)
                .allMatch(name -> schema.getObjectClass(name) != null, "known");
    }

    @Test
    void holdWhatAnAddressBookShows() throws Exception {
        Schema schema = VocabularySchema.load();
        try (InputStream in = AddressBook.class.getResourceAsStream("property/properties.txt")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("0x"))
                            .map(line -> line.split(" +")[1]))
                    .isNotEmpty()
                    .allMatch(name -> known(schema, name), "known");
        }
    }

    /** By itself, or as what each server keeps of an entry. */
    private static boolean known(Schema schema, String name) {
        return schema.getAttributeType(new SchemaNames(DirectoryKind.EMBEDDED).theirs(name)) != null;
    }
}
