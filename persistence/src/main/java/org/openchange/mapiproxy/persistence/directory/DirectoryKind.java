/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

/** Whose schema a directory has. */
public enum DirectoryKind {
    /** Microsoft Active Directory, or Samba as a domain controller. Accounts are made by its own tools, and enabled for mail by us. */
    ACTIVE_DIRECTORY,
    /** OpenLDAP with the schema file that we ship. */
    OPENLDAP,
    /** Our own, in this process. */
    EMBEDDED;

    /** Whether accounts are created and deleted by us. */
    public boolean managed() {
        return this != ACTIVE_DIRECTORY;
    }
}
