/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBufAllocator;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.transport.TransportCounters;

/**
 * What all connections to one upstream have in common. Thread-safe.
 *
 * @param endpoints answers of endpoint mappers
 * @param log where failures go, once each
 * @param allocator of the buffers of all sockets
 */
record RelayEnvironment(
        RelaySettings settings,
        TransportCounters counters,
        RelayWorkers workers,
        EndpointMap endpoints,
        UpstreamGroups groups,
        FailureLog log,
        ByteBufAllocator allocator) {
    RelayEnvironment {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(counters, "counters");
    }

    static RelayEnvironment of(
            RelaySettings settings, TransportCounters counters, Executor workers, ByteBufAllocator allocator) {
        return new RelayEnvironment(
                settings,
                counters,
                new RelayWorkers(workers),
                new EndpointMap(),
                new UpstreamGroups(),
                new FailureLog(),
                allocator);
    }

    RelayEnvironment with(RelaySettings other) {
        return new RelayEnvironment(other, counters, workers, endpoints, groups, log, allocator);
    }
}
