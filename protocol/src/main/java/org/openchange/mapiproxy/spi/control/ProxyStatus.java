/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of the running proxy. Names and numbers only, no secret.
 *
 * @param node name of this node
 * @param startedAt when the adapter started
 * @param stopping whether it is draining
 * @param notReady why the proxy is not ready, one sentence each; ready when empty
 * @param listeners the ports that are open
 * @param interfaces what clients can bind to
 * @param modules the chain, in the order that requests take
 * @param servers the server beans
 * @param associations connected clients
 * @param counters totals since the start, by name, see {@link Counter}
 */
public record ProxyStatus(
        String node,
        Instant startedAt,
        boolean stopping,
        List<String> notReady,
        List<Listener> listeners,
        List<Interface> interfaces,
        List<Module> modules,
        List<Server> servers,
        List<Association> associations,
        Map<Counter, Long> counters) {

    public boolean ready() {
        return notReady.isEmpty() && !stopping;
    }

    /** An open port. {@code name} is {@code epmapper} or {@code rpc}. */
    public record Listener(String name, String address, int port) {}

    /** {@code answeredBy} is {@code relay}, {@code adapter} or the name of a server bean. */
    public record Interface(String name, String id, String endpoint, String answeredBy) {}

    /** {@code active} is whether a bean of this name is deployed. */
    public record Module(String name, boolean active, List<String> interfaces, List<String> hooks) {}

    public record Server(String name, String interfaceName, boolean blocking) {}

    /** One client connection; {@code principal} is empty when it did not authenticate. */
    public record Association(
            long id,
            String client,
            String principal,
            String authentication,
            List<String> interfaces,
            int pendingCalls,
            long calls,
            long faults,
            Instant connectedAt,
            Duration idle) {}
}
