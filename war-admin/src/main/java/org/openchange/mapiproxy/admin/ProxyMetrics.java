/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyControl;

/** Shows what the adapter counts to the server's meter registry, as {@code mapiproxy.calls} and so on, and {@code mapiproxy.ready}. */
@ApplicationScoped
public class ProxyMetrics {
    private static final String PREFIX = "mapiproxy.";

    private ProxyControl control;
    private MeterRegistry registry;

    /** For the proxy that the container makes of this class. */
    protected ProxyMetrics() {}

    @Inject
    public ProxyMetrics(ProxyControl control, MeterRegistry registry) {
        this.control = control;
        this.registry = registry;
    }

    /**
     * Uses the registry's own methods, not the builders: what builders make in the registry that WildFly injects never reaches the server's,
     * because builders go around the methods that forward.
     */
    void register(@Observes Startup deployed) {
        for (Counter counter : Counter.values()) {
            String name = PREFIX + counter.label().replace('_', '.');
            if (counter.gauge()) {
                registry.gauge(name, Tags.empty(), control, now -> now.count(counter));
            } else {
                registry.more().counter(name, Tags.empty(), control, now -> now.count(counter));
            }
        }
        registry.gauge(
                PREFIX + "ready", Tags.empty(), control, now -> now.status().ready() ? 1 : 0);
    }

    /** The registry is the server's and outlives this deployment. */
    @PreDestroy
    void remove() {
        List.copyOf(registry.getMeters()).stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .forEach(registry::remove);
    }
}
