/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The vocabulary as a schema, from the very files that are shipped for OpenLDAP. */
public final class VocabularySchema {
    private static final String FOLDER = "/schema/";
    private static final Pattern DEFINITIONS = Pattern.compile("\\R\\s*\\R");
    private static final String ATTRIBUTE = "attributetype";
    private static final String OBJECT_CLASS = "objectclass";

    private VocabularySchema() {}

    /** RFC 4519, RFC 4524 and RFC 2798 as the SDK has them, Samba's attributes for passwords, and ours. */
    public static Schema load() {
        List<String> attributes = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (String file :
                List.of("openldap/samba-password.schema", "openldap/mapiproxy.schema", "vocabulary.schema")) {
            for (String definition : definitions(file)) {
                if (definition.startsWith(ATTRIBUTE)) {
                    attributes.add(definition.substring(ATTRIBUTE.length()).strip());
                } else if (definition.startsWith(OBJECT_CLASS)) {
                    classes.add(definition.substring(OBJECT_CLASS.length()).strip());
                }
            }
        }
        try {
            Entry entry = new Entry("cn=schema");
            entry.addAttribute("objectClass", "top", "ldapSubEntry", "subschema");
            entry.addAttribute("attributeTypes", attributes);
            entry.addAttribute("objectClasses", classes);
            return Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(entry));
        } catch (LDAPException e) {
            throw new IllegalStateException("the schema in this program cannot be read", e);
        }
    }

    /** One line each, without comments. */
    private static List<String> definitions(String file) {
        try (InputStream in = VocabularySchema.class.getResourceAsStream(FOLDER + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
            return DEFINITIONS
                    .splitAsStream(text)
                    .map(definition -> definition.strip().replaceAll("\\s+", " "))
                    .filter(definition -> !definition.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
