/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.schema;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * An attribute, as an attributeSchema object of Active Directory describes it.
 *
 * @param name lDAPDisplayName
 * @param commonName of the object
 * @param oid attributeID
 * @param globalCatalog isMemberOfPartialAttributeSet
 * @param searchFlags [MS-ADTS] 2.2.10
 * @param mapiId the property id that NSPI knows it by, 16 bits
 * @param linkId even of a forward link, odd of the link back
 * @param guid schemaIDGUID
 * @param propertySet attributeSecurityGUID
 */
public record SchemaAttribute(
        String name,
        String commonName,
        String oid,
        AttributeSyntax syntax,
        boolean singleValued,
        boolean globalCatalog,
        int searchFlags,
        OptionalInt mapiId,
        OptionalInt linkId,
        OptionalInt rangeLower,
        OptionalInt rangeUpper,
        UUID guid,
        Optional<UUID> propertySet) {}
