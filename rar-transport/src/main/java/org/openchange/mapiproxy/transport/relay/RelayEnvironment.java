/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.transport.TransportCounters;

/**
 * What all connections to one upstream have in common. Thread-safe.
 *
 * @param endpoints answers of endpoint mappers
 * @param log where failures go, once each
 */
record RelayEnvironment(
        RelaySettings settings,
        TransportCounters counters,
        RelayWorkers workers,
        EndpointMap endpoints,
        UpstreamGroups groups,
        FailureLog log) {
    RelayEnvironment {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(counters, "counters");
    }

    static RelayEnvironment of(RelaySettings settings, TransportCounters counters, Executor workers) {
        return new RelayEnvironment(
                settings,
                counters,
                new RelayWorkers(workers),
                new EndpointMap(),
                new UpstreamGroups(),
                new FailureLog());
    }

    RelayEnvironment with(RelaySettings other) {
        return new RelayEnvironment(other, counters, workers, endpoints, groups, log);
    }
}
