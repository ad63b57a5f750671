/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;

/** Finds out what OpenLDAP's schema lacks, and adds it to {@code cn=config} where the configured account may. */
final class OpenLdapSchema {
    /** In the order in which one needs the other. */
    private static final List<String> FILES = List.of("samba-password", "mapiproxy");

    private static final String SUBSCHEMA = "cn=Subschema";
    private static final String SCHEMAS = "cn=schema,cn=config";
    private static final String ATTRIBUTES = "olcAttributeTypes";
    private static final String CLASSES = "olcObjectClasses";
    private static final String RESOURCES = "schema/openldap/";

    private final Directory directory;
    private final Set<String> known = new HashSet<>();

    OpenLdapSchema(Directory directory) {
        this.directory = directory;
    }

    List<Stage> stages() throws DirectoryException {
        DirectoryEntry subschema = directory
                .read(SUBSCHEMA, "attributeTypes", "objectClasses")
                .orElseThrow(() -> new DirectoryException(
                        Reason.ACCESS_DENIED,
                        "the directory does not show " + SUBSCHEMA + " to the configured account"));
        subschema.texts("attributeTypes").forEach(value -> known.addAll(names("attributeTypes", value)));
        subschema.texts("objectClasses").forEach(value -> known.addAll(names(CLASSES, value)));
        List<Step> steps = new ArrayList<>();
        for (String file : FILES) {
            step(file).ifPresent(steps::add);
        }
        return List.of(Stage.of("schema", steps));
    }

    private Optional<Step> step(String name) {
        Entry wanted = read(name);
        List<String> attributes = lacking(wanted, ATTRIBUTES);
        List<String> classes = lacking(wanted, CLASSES);
        if (attributes.isEmpty() && classes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                "schema " + name + ": " + attributes.size() + " attributes and " + classes.size() + " classes",
                () -> load(name, attributes, classes)));
    }

    private List<String> lacking(Entry wanted, String attribute) {
        String[] values = wanted.getAttributeValues(attribute);
        return values == null
                ? List.of()
                : List.of(values).stream()
                        .filter(value -> names(attribute, value).stream().noneMatch(known::contains))
                        .toList();
    }

    private static Entry read(String name) {
        String resource = "/" + RESOURCES + name + ".ldif";
        try (InputStream in = OpenLdapSchema.class.getResourceAsStream(resource);
                LDIFReader reader = new LDIFReader(in)) {
            return reader.readEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LDIFException e) {
            throw new IllegalStateException("the schema in this program cannot be read", e);
        }
    }

    private void load(String name, List<String> attributes, List<String> classes) throws DirectoryException {
        try {
            Optional<String> loaded = loaded(name);
            if (loaded.isPresent()) {
                directory.modify(loaded.get(), additions(attributes, classes));
            } else {
                directory.add(DirectoryEntry.named("cn=" + name + "," + SCHEMAS)
                        .with("objectClass", "olcSchemaConfig")
                        .with("cn", name)
                        .withTexts(ATTRIBUTES, attributes)
                        .withTexts(CLASSES, classes)
                        .build());
            }
        } catch (DirectoryException e) {
            if (e.reason() == Reason.UNAVAILABLE) {
                throw e;
            }
            throw new DirectoryException(
                    e.reason(),
                    e.getMessage() + "; the configured account may not change cn=config, so load the file " + RESOURCES
                            + name
                            + ".ldif there (ldapadd -Y EXTERNAL -H ldapi:/// -f " + name
                            + ".ldif), or include " + name + ".schema in slapd.conf, and run this again",
                    e);
        }
    }

    // slapd puts a number before the name: cn={4}mapiproxy. And cn=config has no paged results, so this is one entry
    // that is looked for.
    private Optional<String> loaded(String name) throws DirectoryException {
        EntryFilter named =
                EntryFilter.parse("(&(objectClass=olcSchemaConfig)(|(cn=" + name + ")(cn=*}" + name + ")))");
        return directory.find(Search.childrenOf(SCHEMAS, named, "cn")).map(DirectoryEntry::dn);
    }

    private static List<Modification> additions(List<String> attributes, List<String> classes) {
        List<Modification> all = new ArrayList<>();
        if (!attributes.isEmpty()) {
            all.add(Modification.add(ATTRIBUTES, attributes.toArray(String[]::new)));
        }
        if (!classes.isEmpty()) {
            all.add(Modification.add(CLASSES, classes.toArray(String[]::new)));
        }
        return all;
    }

    private static List<String> names(String attribute, String definition) {
        try {
            String[] names = attribute.equals(CLASSES)
                    ? new ObjectClassDefinition(definition).getNames()
                    : new AttributeTypeDefinition(definition).getNames();
            return List.of(names).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (LDAPException e) {
            throw new IllegalArgumentException("\"" + definition + "\" is no definition of a schema", e);
        }
    }
}
