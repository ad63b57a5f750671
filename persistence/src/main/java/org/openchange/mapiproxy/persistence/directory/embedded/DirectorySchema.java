/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.schema.Schema;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.ldap.VocabularySchema;

/** What is known of attributes: how values compare, and which come only when they are asked for. */
final class DirectorySchema {
    /** What people and objects are looked up by. */
    static final List<String> INDEXED = List.of(
            "cn",
            "displayName",
            "entryUUID",
            "legacyExchangeDN",
            "mail",
            "mailNickname",
            "managedBy",
            "member",
            "proxyAddresses",
            "sAMAccountName",
            "servicePrincipalName",
            "uid",
            "userPrincipalName");

    /** A value belongs to one entry. */
    static final List<String> UNIQUE =
            List.of("sAMAccountName", "uid", "userPrincipalName", "legacyExchangeDN", "proxyAddresses", "entryUUID");

    private DirectorySchema() {}

    static Schema load() {
        return VocabularySchema.load();
    }
}
