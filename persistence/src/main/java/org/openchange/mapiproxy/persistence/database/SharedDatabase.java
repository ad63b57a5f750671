/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/** What all users of one database have in common: connections and Hibernate, made when they are first needed and the database is there. */
final class SharedDatabase implements AutoCloseable {
    /** So long a failure to open it is told to all who ask, before it is tried again. */
    private static final Duration RESPITE = Duration.ofSeconds(1);

    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(SharedDatabase.class.getName());

    private final DatabaseSettings settings;
    private final ReentrantLock opening = new ReentrantLock();
    private Connections connections;
    private DatabaseException failure;
    private long failedAtNanos;
    private boolean closed;
    private volatile SessionFactory sessions;
    private volatile String problem;
    private Thread opener;

    SharedDatabase(DatabaseSettings settings) {
        this.settings = settings;
    }

    Optional<String> problem() {
        return sessions == null ? Optional.ofNullable(problem) : Optional.empty();
    }

    synchronized void openInBackground() {
        if (opener == null && sessions == null) {
            problem = "the database is being opened";
            opener = new Thread(this::keepOpening, "mapiproxy-database");
            opener.setDaemon(true);
            opener.start();
        }
    }

    /** Until it is open, closed, or of no use. */
    private void keepOpening() {
        String told = "";
        while (true) {
            try {
                sessions();
                return;
            } catch (DatabaseException e) {
                if (!e.getMessage().equals(told)) {
                    told = e.getMessage();
                    LOG.log(Level.WARNING, told);
                }
                if (e.reason() == Reason.WRONG_SCHEMA) {
                    return;
                }
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "closed before it was open", e);
                return;
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
            } catch (InterruptedException e) {
                return; // closed
            }
        }
    }

    private synchronized void endOpener() {
        if (opener != null) {
            opener.interrupt();
        }
    }

    <T> T call(Function<EntityManager, T> work) {
        SessionFactory factory = sessions();
        try (EntityManager manager = factory.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        } catch (jakarta.persistence.PersistenceException e) {
            throw Failures.of(e);
        }
    }

    SchemaState schema() {
        return locked(() -> new Schema(connections().dataSource()).state());
    }

    SessionFactory sessions() {
        SessionFactory open = sessions;
        return open != null ? open : locked(this::open);
    }

    private SessionFactory open() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (sessions != null) {
            return sessions;
        }
        if (failure != null && System.nanoTime() - failedAtNanos < RESPITE.toNanos()) {
            throw new DatabaseException(failure.reason(), failure.getMessage(), failure);
        }
        try {
            new Schema(connections().dataSource()).upgrade();
            sessions = Entities.sessions(connections().dataSource());
            return sessions;
        } catch (RuntimeException e) {
            failure = Failures.of(e);
            failedAtNanos = System.nanoTime();
            problem = failure.getMessage();
            throw failure;
        }
    }

    private Connections connections() {
        if (connections == null) {
            connections = Connections.of(settings);
        }
        return connections;
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        try {
            if (!opening.tryLock(OPENING.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseException(Reason.UNAVAILABLE, "the database is still being opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(Reason.UNAVAILABLE, "interrupted while the database was opened", e);
        }
        try {
            return work.get();
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        endOpener();
        opening.lock();
        try {
            closed = true;
            if (sessions != null) {
                sessions.close();
                sessions = null;
            }
            if (connections != null) {
                connections.close();
            }
        } finally {
            opening.unlock();
        }
    }
}
