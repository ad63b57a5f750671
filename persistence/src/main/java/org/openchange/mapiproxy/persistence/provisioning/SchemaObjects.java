/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.schema.SchemaAttribute;
import org.openchange.mapiproxy.persistence.schema.SchemaClass;

/** The objects of Active Directory's schema, [MS-ADTS] 3.1.1.2. */
final class SchemaObjects {
    private final String schema;

    /** @param schema distinguished name of the naming context */
    SchemaObjects(String schema) {
        this.schema = schema;
    }

    String dn(String commonName) {
        return "CN=" + commonName + "," + schema;
    }

    /** @param linkId the attribute's number, or what has the server choose one */
    DirectoryEntry attribute(SchemaAttribute attribute, String linkId) {
        DirectoryEntry.Builder entry = named(
                        attribute.commonName(), "attributeSchema", attribute.name(), attribute.guid())
                .with("attributeID", attribute.oid())
                .with("attributeSyntax", attribute.syntax().attributeSyntax())
                .with("oMSyntax", String.valueOf(attribute.syntax().omSyntax()))
                .with("isSingleValued", bool(attribute.singleValued()))
                .with("isMemberOfPartialAttributeSet", bool(attribute.globalCatalog()))
                .with("searchFlags", String.valueOf(attribute.searchFlags()));
        attribute.syntax().omObjectClass().ifPresent(value -> entry.withBytes("oMObjectClass", List.of(value)));
        attribute.propertySet().ifPresent(set -> entry.withBytes("attributeSecurityGUID", List.of(bytes(set))));
        number(entry, "mAPIID", attribute.mapiId());
        number(entry, "rangeLower", attribute.rangeLower());
        number(entry, "rangeUpper", attribute.rangeUpper());
        if (!linkId.isEmpty()) {
            entry.with("linkID", linkId);
        }
        return entry.build();
    }

    /**
     * @param definition of the class
     * @param below those of its possible superiors that are known already
     */
    DirectoryEntry objectClass(SchemaClass schemaClass, SchemaClass.Definition definition, List<String> below) {
        return named(schemaClass.commonName(), "classSchema", schemaClass.name(), definition.guid())
                .with("governsID", definition.oid())
                .with("subClassOf", definition.superclass())
                .with("objectClassCategory", definition.auxiliary() ? "3" : "1")
                .with("rDNAttID", "cn")
                .with("defaultHidingValue", bool(true))
                .with("defaultObjectCategory", dn(schemaClass.commonName()))
                .withTexts("auxiliaryClass", schemaClass.auxiliary())
                .withTexts("mustContain", schemaClass.must())
                .withTexts("mayContain", schemaClass.may())
                .withTexts("possSuperiors", below)
                .build();
    }

    private DirectoryEntry.Builder named(String commonName, String objectClass, String name, UUID guid) {
        return DirectoryEntry.named(dn(commonName))
                .with("objectClass", "top", objectClass)
                .with("cn", commonName)
                .with("lDAPDisplayName", name)
                .with("adminDisplayName", commonName)
                .with("adminDescription", commonName)
                .with("showInAdvancedViewOnly", bool(true))
                .withBytes("schemaIDGUID", List.of(bytes(guid)));
    }

    private static void number(DirectoryEntry.Builder entry, String attribute, OptionalInt value) {
        if (value.isPresent()) {
            entry.with(attribute, String.valueOf(value.getAsInt()));
        }
    }

    private static String bool(boolean value) {
        return String.valueOf(value).toUpperCase(Locale.ROOT);
    }

    /** [MS-DTYP] 2.3.4.2: the first three fields are little-endian. */
    private static byte[] bytes(UUID guid) {
        long high = guid.getMostSignificantBits();
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        return bytes.order(ByteOrder.BIG_ENDIAN)
                .putLong(guid.getLeastSignificantBits())
                .array();
    }
}
