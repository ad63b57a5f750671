/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.Objects;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.servers.nspi.operation.NspiCall.DirectoryOpener;

/**
 * The directory and what is shown of it, for as long as a server bean is active.
 *
 * @param directory opens the directory for changes
 * @param books what is shown
 * @param organization {@code mapiproxy:organization}
 * @param end what else is given up
 */
public record AddressBookAccess(DirectoryOpener directory, AddressBooks books, String organization, Runnable end)
        implements AutoCloseable {
    public AddressBookAccess {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(books, "books");
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(end, "end");
    }

    /** Gives up this use; the last one ends the service. */
    @Override
    public void close() {
        books.close();
        end.run();
    }
}
