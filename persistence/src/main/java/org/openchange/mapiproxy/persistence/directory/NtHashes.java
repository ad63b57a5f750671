/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.util.Optional;

/**
 * What a {@link Directory} is besides, when it keeps NT hashes and gives them to us: the embedded one and OpenLDAP. Active Directory keeps them to
 * itself.
 */
public interface NtHashes {

    /**
     * The NTOWFv1 of an entry's password: 16 bytes, a copy that the caller wipes. Empty when there is no such entry, or it has no password. Says
     * nothing of whether the account is enabled: see {@link Attributes#ACCOUNT_CONTROL}.
     *
     * @param dn RFC 4514
     * @throws DirectoryException if it could not be asked, or the hash cannot be decrypted
     */
    Optional<byte[]> ntHash(String dn) throws DirectoryException;
}
