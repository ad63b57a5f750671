/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;

/** A proxy that runs nowhere; tests set what it says. */
final class FakeProxyControl implements ProxyControl {
    static final Instant STARTED = Instant.parse("2026-11-22T08:00:00Z");

    final List<String> notReady = new ArrayList<>();
    final List<ProxyStatus.Association> associations = new ArrayList<>();
    final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    boolean stopping;

    @Override
    public ProxyStatus status() {
        return new ProxyStatus(
                "node1",
                STARTED,
                stopping,
                List.copyOf(notReady),
                List.of(new ProxyStatus.Listener("epmapper", "127.0.0.1", 135)),
                List.of(new ProxyStatus.Interface(
                        "exchange_nsp", "f5cc5a18-4264-101a-8c59-08002b2f8426/56.0", "127.0.0.1[6001]", "relay")),
                List.of(
                        new ProxyStatus.Module("downgrade", true, List.of("exchange_emsmdb"), List.of("onDispatch")),
                        new ProxyStatus.Module("dummy", false, List.of("any"), List.of())),
                List.of(new ProxyStatus.Server("directory", "exchange_nsp", true)),
                List.copyOf(associations),
                Map.copyOf(counters));
    }

    void connect(long id, int pendingCalls, Duration idle) {
        associations.add(new ProxyStatus.Association(
                id,
                "127.0.0.1:4000" + id,
                "EXAMPLE\\user" + id,
                "NTLMSSP privacy",
                List.of("exchange_nsp"),
                pendingCalls,
                12,
                1,
                STARTED,
                idle));
    }
}
