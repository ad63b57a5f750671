/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.spi.control.Counter;

class ProxyMetricsTest {
    private final FakeProxyControl control = new FakeProxyControl();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ProxyMetrics metrics = new ProxyMetrics(control, registry);

    @Test
    void followsWhatTheAdapterCounts() {
        metrics.register(new Startup());
        control.counters.put(Counter.CALLS, 7L);
        control.counters.put(Counter.CONNECTIONS_OPEN, 3L);

        assertThat(registry.get("mapiproxy.calls").functionCounter().count()).isEqualTo(7);
        assertThat(registry.get("mapiproxy.connections.open").gauge().value()).isEqualTo(3);

        control.counters.put(Counter.CALLS, 9L);
        assertThat(registry.get("mapiproxy.calls").functionCounter().count()).isEqualTo(9);
    }

    @Test
    void tellsWhetherTheProxyIsReady() {
        metrics.register(new Startup());
        assertThat(registry.get("mapiproxy.ready").gauge().value()).isEqualTo(1);

        control.notReady.add("anything");
        assertThat(registry.get("mapiproxy.ready").gauge().value()).isZero();
    }

    @Test
    void leavesNothingInTheRegistryWhenItIsUndeployed() {
        metrics.register(new Startup());
        assertThat(registry.getMeters()).hasSize(Counter.values().length + 1);

        metrics.remove();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void areAllDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/console.md"));

        for (Counter counter : Counter.values()) {
            assertThat(document).contains("`mapiproxy_" + counter.label() + (counter.gauge() ? "`" : "_total`"));
        }
    }
}
