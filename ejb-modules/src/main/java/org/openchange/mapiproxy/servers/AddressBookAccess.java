/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openchange.mapiproxy.config.ConfigurationException;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.addressbook.source.SharedAddressBooks;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.servers.nspi.operation.NspiCall.DirectoryOpener;
import org.openchange.mapiproxy.spi.ModuleException;

/**
 * The directory and what is shown of it, for as long as a server bean is active.
 *
 * @param directory opens the directory for changes
 * @param books what is shown
 * @param organization {@code mapiproxy:organization}
 */
public record AddressBookAccess(DirectoryOpener directory, AddressBooks books, String organization)
        implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(AddressBookAccess.class.getName());

    /** How long a deployment waits for the first load, so that the first clients are answered. */
    private static final long LOAD_SECONDS = 15;

    public AddressBookAccess {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(books, "books");
        Objects.requireNonNull(organization, "organization");
    }

    /**
     * Opens what the configuration of this server names. Waits for a while until it is loaded; without success it goes on, and the address book
     * is there as soon as the directory is.
     */
    public static AddressBookAccess open() throws ModuleException {
        ProxySettings settings;
        try {
            settings = ProxySettings.load(Overrides.of(ConfigProvider.getConfig()));
        } catch (ConfigurationException e) {
            throw new ModuleException(FaultStatus.CANNOT_PERFORM, "the configuration: " + e.getMessage(), e);
        }
        AddressBooks books = SharedAddressBooks.open(settings);
        await(books);
        return new AddressBookAccess(
                () -> Directories.open(settings.directory(), settings.identity()),
                books,
                settings.organization().name());
    }

    private static void await(AddressBooks books) {
        try {
            books.loaded().toCompletableFuture().get(LOAD_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "the address book is not loaded yet"
                            + books.status().problem().map(why -> ": " + why).orElse(""));
        } catch (ExecutionException e) {
            LOGGER.log(System.Logger.Level.WARNING, "the address book", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up this use; the last one ends the service. */
    @Override
    public void close() {
        books.close();
    }
}
