/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.NtHashes;

/** OpenLDAP, which keeps NT hashes as Samba does. */
final class OpenLdapDirectory extends LdapDirectory implements NtHashes {
    private static final int NT_HASH_BYTES = 16;

    OpenLdapDirectory(DirectoryLayout layout, ConnectionPool pool, Duration timeout) {
        super(DirectoryKind.OPENLDAP, layout, pool, timeout);
    }

    @Override
    public Optional<byte[]> ntHash(String dn) throws DirectoryException {
        Optional<String> text = read(dn, Passwords.NT_PASSWORD).flatMap(entry -> entry.text(Passwords.NT_PASSWORD));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] hash = HexFormat.of().parseHex(text.get());
            if (hash.length == NT_HASH_BYTES) {
                return Optional.of(hash);
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the value.
        }
        throw new DirectoryException(
                DirectoryException.Reason.FAILED, dn + ": " + Passwords.NT_PASSWORD + " is not 32 hexadecimal digits");
    }
}
