/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The database, for one of its users. Thread-safe. Every operation waits for the database, for a limited time, and comes back by itself once
 * one that was away is there again; none belongs on an event loop.
 *
 * <p>Every method throws {@link DatabaseException}. It connects with the first operation, which also brings the schema up to date.
 */
public final class Database implements AutoCloseable {
    private final SharedDatabase shared;
    private final Runnable atEnd;
    private final AtomicBoolean closed = new AtomicBoolean();

    Database(SharedDatabase shared, Runnable atEnd) {
        this.shared = shared;
        this.atEnd = atEnd;
    }

    /**
     * Does the work in a transaction of its own, isolated as READ COMMITTED, and commits it. An exception, the work's or the commit's, undoes
     * all of it.
     *
     * @param work gets an entity manager that ends with it
     */
    public <T> T call(Function<EntityManager, T> work) {
        if (closed.get()) {
            throw new IllegalStateException("closed");
        }
        return shared.call(work);
    }

    /** As {@link #call}, for work without a result. */
    public void run(Consumer<EntityManager> work) {
        call(manager -> {
            work.accept(manager);
            return null;
        });
    }

    /** How far the schema is; changes nothing, even if it is behind. */
    public SchemaState schema() {
        return shared.schema();
    }

    /** Brings the schema up to date, as the first operation does. */
    public void upgrade() {
        shared.sessions();
    }

    /** Tries again and again to open it and to bring the schema up to date, until that is done or nobody uses it. Waits for nothing. */
    public void openInBackground() {
        shared.openInBackground();
    }

    /** Why it could not be opened, in one line; empty before the first attempt and from the first success on. Waits for nothing. */
    public Optional<String> problem() {
        return shared.problem();
    }

    /** The last user's closes all connections. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            atEnd.run();
        }
    }
}
