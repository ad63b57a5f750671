/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * What one call works with.
 *
 * @param caller who asks
 * @param book the address book of the caller's organization, at one moment
 * @param books where large values are
 * @param directory opens what is changed
 */
public record NspiCall(NspiCaller caller, AddressBook book, AddressBooks books, DirectoryOpener directory) {

    /** Opens the directory when something is to be changed, since it may have been away until then. */
    @FunctionalInterface
    public interface DirectoryOpener {
        /** The caller closes it. */
        Directory open() throws DirectoryException;
    }
}
