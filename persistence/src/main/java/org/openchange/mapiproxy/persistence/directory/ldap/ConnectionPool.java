/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/**
 * At most so many connections at once. Who wants one waits for one, for a limited time. A connection on which something failed that leaves its
 * state open is closed; the next user opens another, so that a server that was away is found again by itself. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
    private static final Duration CHECK_AFTER_IDLE = Duration.ofSeconds(30);

    private final ConnectionSource source;
    private final int size;
    private final Duration timeout;
    private final Semaphore permits;
    private final Deque<Pooled> idle = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private boolean closed;

    /** Uses a connection; may be called a second time with another connection if the first was found broken. */
    @FunctionalInterface
    interface Work<T> {
        T on(LDAPConnection connection) throws LDAPException, DirectoryException;
    }

    private static final class Pooled {
        private final LDAPConnection connection;
        private final long bornNanos = System.nanoTime();
        private long idleSinceNanos;
        private boolean used;

        private Pooled(LDAPConnection connection) {
            this.connection = connection;
        }
    }

    ConnectionPool(ConnectionSource source, int size, Duration timeout) {
        this.source = source;
        this.size = size;
        this.timeout = timeout;
        this.permits = new Semaphore(size, true);
    }

    /** For what changes nothing: it is asked once more where the connection turns out to have been lost before. */
    <T> T read(String what, Work<T> work) throws DirectoryException {
        return guarded(what, () -> {
            Pooled first = take();
            boolean reused = first.used;
            try {
                return use(first, work);
            } catch (LDAPException e) {
                if (!reused || !LdapErrors.broken(e)) {
                    throw e;
                }
            }
            return use(connect(), work);
        });
    }

    /** For what changes something: it is asked once, since nobody knows how far a request came whose answer is lost. */
    <T> T write(String what, Work<T> work) throws DirectoryException {
        return guarded(what, () -> use(take(), work));
    }

    /** Authenticates the connection as ours again after the work, whatever came of it. */
    <T> T asSomebodyElse(String what, Work<T> work) throws DirectoryException {
        return write(what, connection -> {
            try {
                return work.on(connection);
            } finally {
                try {
                    source.authenticate(connection);
                } catch (LDAPException e) {
                    // A connection with the rights of somebody else must not come back to the pool.
                    connection.close();
                }
            }
        });
    }

    /** How many connections there are, used or not. */
    int openConnections() {
        return open.get();
    }

    /** How many of them are used now. */
    int usedConnections() {
        return size - permits.availablePermits();
    }

    @FunctionalInterface
    private interface Guarded<T> {
        T run() throws LDAPException, DirectoryException;
    }

    private <T> T guarded(String what, Guarded<T> task) throws DirectoryException {
        acquire(what);
        try {
            return task.run();
        } catch (LDAPException e) {
            throw LdapErrors.exception(what, e);
        } finally {
            permits.release();
        }
    }

    private void acquire(String what) throws DirectoryException {
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DirectoryException(
                        Reason.UNAVAILABLE,
                        what + ": all " + size + " connections to the directory are used, for " + timeout.toSeconds()
                                + " s already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException(Reason.UNAVAILABLE, what + ": interrupted", e);
        }
    }

    private <T> T use(Pooled pooled, Work<T> work) throws LDAPException, DirectoryException {
        boolean healthy = false;
        try {
            T result = work.on(pooled.connection);
            healthy = true;
            return result;
        } catch (LDAPException e) {
            healthy = e.getResultCode().isConnectionUsable();
            throw e;
        } catch (DirectoryException e) {
            healthy = e.reason() != Reason.UNAVAILABLE;
            throw e;
        } finally {
            if (healthy) {
                giveBack(pooled);
            } else {
                discard(pooled);
            }
        }
    }

    private Pooled take() throws LDAPException, DirectoryException {
        for (Pooled pooled = nextIdle(); pooled != null; pooled = nextIdle()) {
            if (alive(pooled)) {
                return pooled;
            }
            discard(pooled);
        }
        return connect();
    }

    private synchronized Pooled nextIdle() throws DirectoryException {
        if (closed) {
            throw new DirectoryException(Reason.UNAVAILABLE, "the directory is closed");
        }
        return idle.pollFirst();
    }

    private Pooled connect() throws LDAPException {
        Pooled pooled = new Pooled(source.connect());
        open.incrementAndGet();
        return pooled;
    }

    /** What rested for long may have been cut by a firewall that tells nobody. */
    private boolean alive(Pooled pooled) {
        if (!pooled.connection.isConnected() || tooOld(pooled)) {
            return false;
        }
        if (System.nanoTime() - pooled.idleSinceNanos < CHECK_AFTER_IDLE.toNanos()) {
            return true;
        }
        try {
            return pooled.connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    private boolean tooOld(Pooled pooled) {
        return source.maxAge(pooled.connection)
                .filter(age -> System.nanoTime() - pooled.bornNanos > age.toNanos())
                .isPresent();
    }

    private void giveBack(Pooled pooled) {
        pooled.used = true;
        pooled.idleSinceNanos = System.nanoTime();
        synchronized (this) {
            if (!closed && pooled.connection.isConnected()) {
                idle.addFirst(pooled);
                return;
            }
        }
        discard(pooled);
    }

    private void discard(Pooled pooled) {
        open.decrementAndGet();
        pooled.connection.close();
    }

    /** Connections that are used now are closed by who uses them. */
    @Override
    public void close() {
        Deque<Pooled> all;
        synchronized (this) {
            closed = true;
            all = new ArrayDeque<>(idle);
            idle.clear();
        }
        all.forEach(this::discard);
    }
}
