/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Brings entries into the form in which the tree holds them: values compare as the schema says, names of attributes are one object for all entries,
 * and what every entry needs is there.
 */
final class EntryForm {
    /** Names of attributes, with their options and spellings, that there can be in all entries together. */
    private static final int MAX_NAMES = 50_000;

    private final Schema schema;
    private final Map<String, AttributeForm> forms = new ConcurrentHashMap<>();
    private final List<AttributeForm> numbered = new CopyOnWriteArrayList<>();

    private record AttributeForm(int number, String name, MatchingRule rule, boolean single) {}

    EntryForm(Schema schema) {
        this.schema = schema;
    }

    DN dn(String text) throws LDAPException {
        return new DN(text, schema);
    }

    /** @throws LDAPException if an attribute has several values and may have one, or the name's values are not in the entry */
    ReadOnlyEntry of(Entry entry) throws LDAPException {
        DN dn = dn(entry.getDN());
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (Attribute attribute : entry.getAttributes()) {
            if (attribute.size() > 0) {
                AttributeForm form = form(attribute.getName());
                checkSingle(dn, form, attribute);
                attributes.put(form.name(), new Attribute(form.name(), form.rule(), attribute.getRawValues()));
            }
        }
        Entry formed = new Entry(dn, schema, attributes.values());
        addNaming(dn, formed);
        if (!formed.hasAttribute("objectClass")) {
            throw new LDAPException(ResultCode.OBJECT_CLASS_VIOLATION, dn + " has no objectClass");
        }
        return new ReadOnlyEntry(formed);
    }

    private void addNaming(DN dn, Entry entry) throws LDAPException {
        String[] names = dn.getRDN().getAttributeNames();
        byte[][] values = dn.getRDN().getByteArrayAttributeValues();
        for (int i = 0; i < names.length; i++) {
            AttributeForm form = form(names[i]);
            Attribute present = entry.getAttribute(form.name());
            if (present == null || !present.hasValue(values[i], form.rule())) {
                entry.addAttribute(new Attribute(form.name(), form.rule(), values[i]));
            }
        }
    }

    private static void checkSingle(DN dn, AttributeForm form, Attribute attribute) throws LDAPException {
        if (form.single() && attribute.size() > 1) {
            throw new LDAPException(
                    ResultCode.CONSTRAINT_VIOLATION,
                    dn + ": " + form.name() + " has one value, not " + attribute.size());
        }
    }

    /** The same attributes with values that compare as the schema says. */
    List<com.unboundid.ldap.sdk.Modification> of(Collection<com.unboundid.ldap.sdk.Modification> modifications)
            throws LDAPException {
        List<com.unboundid.ldap.sdk.Modification> formed = new ArrayList<>();
        for (com.unboundid.ldap.sdk.Modification modification : modifications) {
            formed.add(new com.unboundid.ldap.sdk.Modification(
                    modification.getModificationType(),
                    form(modification.getAttributeName()).name(),
                    modification.getRawValues()));
        }
        return formed;
    }

    Schema schema() {
        return schema;
    }

    /** Stands for the name of an attribute of a formed entry. */
    int numberOf(String name) {
        return forms.get(name).number();
    }

    Attribute attribute(int number, ASN1OctetString[] values) {
        AttributeForm form = numbered.get(number);
        return new Attribute(form.name(), form.rule(), values);
    }

    private AttributeForm form(String name) throws LDAPException {
        AttributeForm known = forms.get(name);
        return known == null ? newForm(name) : known;
    }

    private synchronized AttributeForm newForm(String name) throws LDAPException {
        AttributeForm known = forms.get(name);
        if (known != null) {
            return known;
        }
        if (numbered.size() >= MAX_NAMES) {
            throw new LDAPException(
                    ResultCode.ADMIN_LIMIT_EXCEEDED, "there are too many names of attributes for another");
        }
        String baseName = Attribute.getBaseName(name);
        AttributeTypeDefinition type = schema.getAttributeType(baseName);
        MatchingRule rule = MatchingRule.selectEqualityMatchingRule(baseName, schema);
        AttributeForm form =
                new AttributeForm(numbered.size(), spelled(name, type), rule, type != null && type.isSingleValued());
        numbered.add(form);
        forms.put(name, form);
        forms.putIfAbsent(form.name(), form);
        return form;
    }

    /** As the schema writes it, whatever the case in which it comes. */
    private static String spelled(String name, AttributeTypeDefinition type) {
        String base = Attribute.getBaseName(name);
        for (String known : type == null ? new String[0] : type.getNames()) {
            if (known.equalsIgnoreCase(base)) {
                return known + name.substring(base.length());
            }
        }
        return name;
    }

    /** With the classes that those of the entry descend from, since a search for these finds it too. */
    Entry withSuperiorClasses(Entry entry) {
        Set<String> classes = new LinkedHashSet<>();
        String[] named = entry.getObjectClassValues();
        for (String name : named == null ? new String[0] : named) {
            ObjectClassDefinition known = schema.getObjectClass(name);
            if (known != null) {
                known.getSuperiorClasses(schema, true).forEach(superior -> classes.add(superior.getNameOrOID()));
            }
        }
        Entry complete = entry.duplicate();
        if (!classes.isEmpty()) {
            complete.addAttribute(new Attribute("objectClass", schema, classes));
        }
        return complete;
    }
}
