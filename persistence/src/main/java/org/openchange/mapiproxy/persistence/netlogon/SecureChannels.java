/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.domain.MachineAccount;

/**
 * The connections to a domain controller, a few at most, all under one secure channel. A connection that fails is opened again; one that the
 * controller refuses has the channel established anew, once; a controller that does not answer is left for the next one. While none answers, only
 * one caller at a time finds that out. Thread-safe; callers wait.
 */
final class SecureChannels implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(SecureChannels.class.getName());

    private static final int MAX_CONNECTIONS = 4;
    /** How long nobody asks after all controllers have failed. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    /** A connection that was idle for longer is not trusted to be there still. */
    private static final long MAX_IDLE_NANOS = Duration.ofMinutes(2).toNanos();

    private final Membership membership;
    private final DomainControllers controllers;
    private final Duration timeout;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore connections = new Semaphore(MAX_CONNECTIONS, true);
    private final Object establishing = new Object();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private volatile SecureChannel current;
    private volatile boolean closed;
    private long failedNanos;
    private String failure;

    /** Whose account it is now; asked each time a channel is established. */
    interface Membership {
        MachineAccount account() throws IOException;
    }

    /** What is done with a connection. */
    interface Use<T> {
        T with(SecureChannel channel, RpcClient client) throws IOException;
    }

    private record Connection(SecureChannel channel, RpcClient client, long idleSinceNanos) {}

    /** @param timeout of each step: connecting, an answer, and the wait for a free connection */
    SecureChannels(Membership membership, DomainControllers controllers, Duration timeout) {
        this.membership = membership;
        this.controllers = controllers;
        this.timeout = timeout;
    }

    /**
     * Does something on a connection, and once more on a new one if it fails.
     *
     * @throws IOException if no controller can be asked
     */
    <T> T use(Use<T> use) throws IOException {
        acquire();
        try {
            Connection kept = takeIdle();
            if (kept != null) {
                try {
                    return finish(kept.channel(), kept.client(), use);
                } catch (IOException e) {
                    LOGGER.log(System.Logger.Level.DEBUG, "a connection on the secure channel ended", e);
                }
            }
            SecureChannel channel = established();
            try {
                return finish(channel, channel.open(), use);
            } catch (IOException e) {
                LOGGER.log(
                        System.Logger.Level.INFO,
                        "the secure channel to {0} is established anew: {1}",
                        channel.controller(),
                        e.getMessage());
                SecureChannel next = establishedAfter(channel);
                return finish(next, next.open(), use);
            }
        } finally {
            connections.release();
        }
    }

    private void acquire() throws IOException {
        try {
            if (!connections.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no connection to a domain controller is free");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private <T> T finish(SecureChannel channel, RpcClient client, Use<T> use) throws IOException {
        boolean intact = false;
        try {
            T result = use.with(channel, client);
            intact = true;
            return result;
        } finally {
            if (!intact || !keep(new Connection(channel, client, System.nanoTime()))) {
                client.close();
            }
        }
    }

    private boolean keep(Connection connection) {
        synchronized (idle) {
            if (closed || connection.channel() != current) {
                return false;
            }
            idle.push(connection);
            return true;
        }
    }

    private Connection takeIdle() {
        List<Connection> ended = new ArrayList<>();
        Connection found = null;
        synchronized (idle) {
            while (found == null && !idle.isEmpty()) {
                Connection candidate = idle.pop();
                boolean usable = candidate.channel() == current
                        && System.nanoTime() - candidate.idleSinceNanos() < MAX_IDLE_NANOS;
                if (usable) {
                    found = candidate;
                } else {
                    ended.add(candidate);
                }
            }
        }
        ended.forEach(connection -> connection.client().close());
        return found;
    }

    private SecureChannel established() throws IOException {
        SecureChannel known = current;
        return known != null ? known : establishedAfter(null);
    }

    /** A channel that is not the given one, which failed. */
    private SecureChannel establishedAfter(SecureChannel failed) throws IOException {
        synchronized (establishing) {
            if (closed) {
                throw new IOException("the domain was left");
            }
            if (current != failed && current != null) {
                return current;
            }
            if (failure != null && System.nanoTime() - failedNanos < PAUSE_NANOS) {
                throw new IOException(failure);
            }
            current = null;
            closeIdle();
            try {
                current = establish(failed);
                failure = null;
                return current;
            } catch (IOException e) {
                failure = e.getMessage();
                failedNanos = System.nanoTime();
                throw e;
            }
        }
    }

    private SecureChannel establish(SecureChannel failed) throws IOException {
        List<DomainController> order = new ArrayList<>(controllers.inOrder());
        if (failed != null && order.remove(failed.controller())) {
            order.add(0, failed.controller()); // most failures are a matter of the connection
        }
        MachineAccount account = membership.account();
        List<String> reasons = new ArrayList<>();
        for (DomainController controller : order) {
            try {
                SecureChannel channel = SecureChannel.establish(controller, account, timeout, random);
                LOGGER.log(System.Logger.Level.INFO, "secure channel of {0} to {1} established", account, controller);
                return channel;
            } catch (IOException e) {
                reasons.add(controller + ": " + e.getMessage());
            }
        }
        String text = reasons.isEmpty()
                ? "no domain controller of " + account.realm() + " is known"
                : "no secure channel: " + String.join("; ", reasons);
        LOGGER.log(System.Logger.Level.WARNING, text);
        throw new IOException(text);
    }

    /** Ends all connections, so that the next use establishes a channel anew. */
    void reset() {
        synchronized (establishing) {
            current = null;
            failure = null;
            closeIdle();
        }
    }

    private void closeIdle() {
        List<Connection> ended;
        synchronized (idle) {
            ended = new ArrayList<>(idle);
            idle.clear();
        }
        ended.forEach(connection -> connection.client().close());
    }

    @Override
    public void close() {
        closed = true;
        reset();
    }
}
