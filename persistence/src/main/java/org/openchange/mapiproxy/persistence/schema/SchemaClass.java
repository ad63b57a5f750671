/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.schema;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An object class that has to be in the schema, or what has to be added to one that is.
 *
 * @param name lDAPDisplayName
 * @param commonName of the object
 * @param definition of a class that Exchange adds; empty for one of the directory's own
 * @param auxiliary more of auxiliaryClass
 * @param must mustContain; never added to a class that is there
 * @param may more of mayContain
 * @param below more of possSuperiors
 */
public record SchemaClass(
        String name,
        String commonName,
        Optional<Definition> definition,
        List<String> auxiliary,
        List<String> must,
        List<String> may,
        List<String> below) {

    /**
     * What only a new class needs.
     *
     * @param oid governsID
     * @param auxiliary whether it is for adding to other classes, and not structural
     * @param superclass subClassOf
     * @param guid schemaIDGUID
     */
    public record Definition(String oid, boolean auxiliary, String superclass, UUID guid) {}

    public SchemaClass {
        auxiliary = List.copyOf(auxiliary);
        must = List.copyOf(must);
        may = List.copyOf(may);
        below = List.copyOf(below);
    }
}
