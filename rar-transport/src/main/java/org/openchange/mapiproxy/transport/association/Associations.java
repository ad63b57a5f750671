/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.transport.net.Connection;
import org.openchange.mapiproxy.transport.net.FrameReceiver;

/** All client associations of the adapter, over all its endpoints. Thread-safe. */
public final class Associations {
    private static final Logger LOGGER = System.getLogger(Associations.class.getName());
    private static final long MAX_CHECK_MILLIS = 10_000;
    private static final long DRAIN_CHECK_MILLIS = 20;

    private final AssociationSettings settings;
    private final long checkMillis;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, ServerAssociation> open = new ConcurrentHashMap<>();
    private final Map<String, AssociationGroups> groups = new ConcurrentHashMap<>();

    public Associations(AssociationSettings settings) {
        this.settings = settings;
        long shortest = Math.min(
                settings.limits().handshakeTime().toMillis(),
                settings.limits().idleTime().toMillis());
        this.checkMillis = Math.max(10, Math.min(MAX_CHECK_MILLIS, shortest / 4));
    }

    /** Makes the associations of one endpoint, for a listener; endpoints do not share association groups. */
    public Function<Connection, FrameReceiver> at(String endpoint) {
        AssociationGroups ofEndpoint = groups.computeIfAbsent(endpoint, AssociationGroups::new);
        return connection -> accept(connection, ofEndpoint);
    }

    private ServerAssociation accept(Connection connection, AssociationGroups ofEndpoint) {
        ServerAssociation association =
                new ServerAssociation(lastId.incrementAndGet(), connection, settings, ofEndpoint);
        open.put(association.id(), association);
        ScheduledFuture<?> watch = connection
                .eventLoop()
                .scheduleWithFixedDelay(() -> watch(association), checkMillis, checkMillis, TimeUnit.MILLISECONDS);
        association.onClose(() -> {
            watch.cancel(false);
            open.remove(association.id());
        });
        return association;
    }

    private void watch(ServerAssociation association) {
        Optional<String> reason = association.overdue();
        if (reason.isPresent()) {
            settings.counters().increment(Counter.LIMITS_REACHED);
            LOGGER.log(Level.INFO, "{0}: given up: {1}", association, reason.get());
            association.connection().close(reason.get());
        }
    }

    public int size() {
        return open.size();
    }

    /** Association groups that have members. */
    public int groupCount() {
        return groups.values().stream().mapToInt(AssociationGroups::size).sum();
    }

    /** The associations as they are now, the oldest first. */
    public List<ProxyStatus.Association> status() {
        return open.values().stream()
                .map(ServerAssociation::status)
                .sorted(Comparator.comparingLong(ProxyStatus.Association::id))
                .toList();
    }

    /**
     * Ends all associations: those without pending calls at once, the others when their calls are answered, or when the time is over. No listener
     * should be open any more. Waits; not for an event loop.
     */
    public void drain(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!open.isEmpty()) {
            boolean late = System.nanoTime() - deadline >= 0;
            for (ServerAssociation association : open.values()) {
                if (late || association.pendingCalls() == 0) {
                    association.eventLoop().execute(() -> end(association, late));
                }
            }
            if (late) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(DRAIN_CHECK_MILLIS);
        }
    }

    private static void end(ServerAssociation association, boolean late) {
        if (late || !association.hasPendingCalls()) {
            association.connection().close("the adapter stops");
        }
    }
}
