/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookStatus;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.addressbook.MinimalIdSource;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AddressBookSnapshot;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/** Address books of a directory. One thread of its own reads; everybody else sees what it has made last. */
public final class DirectoryAddressBooks implements AddressBooks {
    private static final System.Logger LOG = System.getLogger(DirectoryAddressBooks.class.getName());
    /** After a failure, so that a directory that is back is soon followed again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final DirectorySource source;
    private final AddressBookSettings settings;
    private final MinimalIdSource ids;
    private final ProxyIdentity identity;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread daemon = new Thread(runnable, "address book");
        daemon.setDaemon(true);
        return daemon;
    });
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final LargeValues largeValues = new LargeValues();
    /** Of the thread. */
    private AddressBookLoader loader;

    private volatile Directory directory;
    private volatile Principals principals;
    private volatile Map<String, AddressBookSnapshot> books = Map.of();
    private volatile AddressBookStatus status =
            new AddressBookStatus(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0);

    /** Opens the directory; called again after it failed. */
    @FunctionalInterface
    public interface DirectorySource {
        Directory open() throws DirectoryException;
    }

    /** Starts to load. */
    public DirectoryAddressBooks(
            DirectorySource source, ProxyIdentity identity, AddressBookSettings settings, MinimalIdSource ids) {
        this.source = source;
        this.identity = identity;
        this.settings = settings;
        this.ids = ids;
        thread.execute(this::followOn);
    }

    // ---- the thread

    private void followOn() {
        boolean isWell = update().isEmpty();
        long period = settings.refresh().toMillis();
        long pause = isWell ? period : Math.min(period, RETRY.toMillis());
        try {
            thread.schedule(this::followOn, pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The address books are closed");
        }
    }

    /** @return what went wrong */
    private Optional<DirectoryException> update() {
        try {
            publish(read());
            return Optional.empty();
        } catch (DirectoryException e) {
            return Optional.of(failed(e));
        } catch (IOException | RuntimeException e) {
            return Optional.of(failed(new DirectoryException(Reason.FAILED, String.valueOf(e.getMessage()), e)));
        }
    }

    private Map<String, AddressBookSnapshot> read() throws IOException {
        if (loader == null) {
            Directory opened = source.open();
            directory = opened;
            principals = new Principals(identity, opened.layout());
            loader = new AddressBookLoader(opened, settings, ids);
        }
        return loader.read();
    }

    private void publish(Map<String, AddressBookSnapshot> made) {
        Instant now = Instant.now();
        boolean isNew = !made.equals(books) || !loaded.isDone();
        if (isNew) {
            made.values().forEach(DirectoryAddressBooks::sortGlobalAddressList);
            largeValues.clear();
            books = made;
        }
        Optional<Instant> madeAt = isNew ? Optional.of(now) : status.loaded();
        if (status.awaySince().isPresent()) {
            LOG.log(Level.INFO, "The address books follow the directory again");
        }
        status = new AddressBookStatus(
                madeAt,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                made.size(),
                made.values().stream().mapToInt(AddressBookSnapshot::size).sum(),
                isNew ? bytes(made) : status.bytes());
        loaded.complete(null);
    }

    private long bytes(Map<String, AddressBookSnapshot> made) {
        return loader.sharedBytes()
                + made.values().stream().mapToLong(AddressBookSnapshot::bytes).sum();
    }

    /** So that the first client need not wait for it. */
    private static void sortGlobalAddressList(AddressBookSnapshot book) {
        book.table(AddressBook.GLOBAL_ADDRESS_LIST, TableSort.DISPLAY_NAME, Locale.US);
    }

    private DirectoryException failed(DirectoryException e) {
        Level level = status.awaySince().isPresent() ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "The address books cannot follow the directory: {0}", e.getMessage());
        status = new AddressBookStatus(
                status.loaded(),
                status.checked(),
                status.awaySince().or(() -> Optional.of(Instant.now())),
                Optional.of(String.valueOf(e.getMessage())),
                status.organizations(),
                status.objects(),
                status.bytes());
        return e;
    }

    // ---- AddressBooks

    @Override
    public Optional<AddressBook> book(String organization) {
        return Optional.ofNullable(books.get(BookMaker.key(organization)));
    }

    @Override
    public Set<String> organizations() {
        Set<String> names = new TreeSet<>();
        books.values().forEach(book -> names.add(book.organization()));
        return names;
    }

    @Override
    public Optional<AddressBookObject> whoIs(String user, String domain) {
        Principals known = principals;
        return known == null ? Optional.empty() : known.find(List.copyOf(books.values()), user, domain);
    }

    @Override
    public CompletionStage<Void> loaded() {
        return loaded.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Void> refresh() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            thread.execute(() -> update().ifPresentOrElse(done::completeExceptionally, () -> done.complete(null)));
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new DirectoryException(Reason.UNAVAILABLE, "the address books are closed", e));
        }
        return done.minimalCompletionStage();
    }

    @Override
    public Optional<PropertyValue> readThrough(AddressBookObject object, PropertyTag tag) throws DirectoryException {
        Directory opened = directory;
        if (opened == null) {
            throw new DirectoryException(Reason.UNAVAILABLE, "the directory was never reached");
        }
        return largeValues.read(opened, object, tag);
    }

    @Override
    public AddressBookStatus status() {
        return status;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "The address books still wait for the directory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loaded.completeExceptionally(new IllegalStateException("the address books were closed"));
        Directory opened = directory;
        if (opened != null) {
            opened.close();
        }
    }
}
