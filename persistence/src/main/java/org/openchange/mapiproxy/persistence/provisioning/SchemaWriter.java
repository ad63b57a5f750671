/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.List;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.Modification;

/** Writes to Active Directory's schema; if that is refused, says what it takes. */
final class SchemaWriter {
    private static final Set<Reason> REFUSED = Set.of(Reason.ACCESS_DENIED, Reason.NOT_ALLOWED);

    private final Directory directory;
    private final String schema;

    /** @param schema distinguished name of the naming context */
    SchemaWriter(Directory directory, String schema) {
        this.directory = directory;
        this.schema = schema;
    }

    /** Does nothing if somebody else was faster. */
    void add(DirectoryEntry entry) throws DirectoryException {
        try {
            directory.add(entry);
        } catch (DirectoryException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw explained(e);
            }
        }
    }

    void modify(String dn, Modification modification) throws DirectoryException {
        try {
            directory.modify(dn, List.of(modification));
        } catch (DirectoryException e) {
            throw explained(e);
        }
    }

    private DirectoryException explained(DirectoryException refusal) throws DirectoryException {
        if (!REFUSED.contains(refusal.reason())) {
            return refusal;
        }
        String master = directory
                .read(schema, "fSMORoleOwner")
                .flatMap(entry -> entry.text("fSMORoleOwner"))
                .orElse("unknown");
        return new DirectoryException(
                refusal.reason(),
                refusal.getMessage() + "; changing the schema takes a member of Schema Admins, on the schema master ("
                        + master + "), and on Samba \"dsdb:schema update allowed = yes\" there",
                refusal);
    }
}
