/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.Modification;

/** Entries and changes as the server has them, and as the product sees them. */
final class EntryTranslator {
    private static final String SURNAME = "sn";

    private final SchemaNames names;

    EntryTranslator(SchemaNames names) {
        this.names = names;
    }

    /** What is asked for, so that {@link #toOurs} finds all that is wanted, and the id. */
    String[] requested(Collection<String> attributes) {
        Set<String> theirs = new LinkedHashSet<>();
        if (attributes.isEmpty()) {
            theirs.add("*");
        }
        attributes.forEach(name -> theirs.add(names.theirs(name)));
        theirs.add(names.idAttribute());
        return theirs.toArray(String[]::new);
    }

    /** @param wanted what was asked for; the id's attribute is kept back where it was not */
    DirectoryEntry toOurs(Entry entry, Collection<String> wanted) {
        DirectoryEntry.Builder builder = DirectoryEntry.named(entry.getDN());
        boolean idWanted = wanted.stream().anyMatch(name -> names.theirs(name).equalsIgnoreCase(names.idAttribute()));
        for (Attribute attribute : entry.getAttributes()) {
            String name = attribute.getName();
            boolean isId = name.equalsIgnoreCase(names.idAttribute());
            if (isId && attribute.hasValue()) {
                builder.id(names.id(attribute.getValueByteArray()));
            }
            if (isId && !idWanted) {
                continue;
            }
            if (name.equalsIgnoreCase(Attributes.OBJECT_CLASS)) {
                builder.withTexts(Attributes.OBJECT_CLASS, names.classesToOurs(List.of(attribute.getValues())));
            } else {
                builder.withBytes(
                        names.ours(name),
                        Arrays.stream(attribute.getValueByteArrays())
                                .map(value -> names.valueToOurs(name, value))
                                .toList());
            }
        }
        return builder.build();
    }

    /** @throws LDAPException if the name is none */
    Entry toTheirs(DirectoryEntry entry) throws LDAPException {
        List<Attribute> attributes = new ArrayList<>();
        List<String> classes = names.classesToTheirs(entry.texts(Attributes.OBJECT_CLASS));
        if (!classes.isEmpty()) {
            attributes.add(new Attribute(Attributes.OBJECT_CLASS, classes));
        }
        for (String name : entry.attributeNames()) {
            if (!name.equalsIgnoreCase(Attributes.OBJECT_CLASS)) {
                attributes.add(new Attribute(names.theirs(name), theirs(name, entry.allBytes(name))));
            }
        }
        Entry result = new Entry(entry.dn(), attributes);
        addNaming(result);
        if (names.recipientsNeedClass() && !result.hasAttribute(SURNAME) && isPerson(classes)) {
            result.addAttribute(SURNAME, result.getAttributeValue(Attributes.COMMON_NAME));
        }
        return result;
    }

    /** X.521's persons have a surname, whoever they are. */
    private static boolean isPerson(List<String> classes) {
        return classes.stream()
                .anyMatch(name -> name.equalsIgnoreCase("inetOrgPerson") || name.equalsIgnoreCase("contact"));
    }

    /** Some servers add the attributes of the name by themselves, others insist that they be there. */
    private static void addNaming(Entry entry) throws LDAPException {
        RDN rdn = new DN(entry.getDN()).getRDN();
        if (rdn == null) {
            return;
        }
        String[] attributes = rdn.getAttributeNames();
        byte[][] values = rdn.getByteArrayAttributeValues();
        for (int i = 0; i < attributes.length; i++) {
            if (!entry.hasAttribute(attributes[i])) {
                entry.addAttribute(attributes[i], values[i]);
            }
        }
    }

    List<com.unboundid.ldap.sdk.Modification> toTheirs(List<Modification> modifications) {
        return modifications.stream().map(this::toTheirs).toList();
    }

    private com.unboundid.ldap.sdk.Modification toTheirs(Modification modification) {
        String name = modification.attribute();
        byte[][] values = name.equalsIgnoreCase(Attributes.OBJECT_CLASS)
                ? classes(modification.values())
                : theirs(name, modification.values());
        return new com.unboundid.ldap.sdk.Modification(type(modification.kind()), names.theirs(name), values);
    }

    private byte[][] classes(List<byte[]> values) {
        return names
                .classesToTheirs(values.stream()
                        .map(value -> new String(value, StandardCharsets.UTF_8))
                        .toList())
                .stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private byte[][] theirs(String attribute, List<byte[]> values) {
        return values.stream()
                .map(value -> names.valueToTheirs(attribute, value))
                .toArray(byte[][]::new);
    }

    private static ModificationType type(Modification.Kind kind) {
        return switch (kind) {
            case ADD -> ModificationType.ADD;
            case REMOVE -> ModificationType.DELETE;
            case REPLACE -> ModificationType.REPLACE;
        };
    }
}
