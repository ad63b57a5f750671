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
import org.openchange.mapiproxy.spi.control.SessionPage;

/** A proxy that runs nowhere; tests set what it says. */
final class FakeProxyControl implements ProxyControl {
    static final Instant STARTED = Instant.parse("2026-11-22T08:00:00Z");

    final List<String> notReady = new ArrayList<>();
    final List<ProxyStatus.Association> associations = new ArrayList<>();
    final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    final List<SessionPage.Client> sessions = new ArrayList<>();
    boolean stopping;

    @Override
    public SessionPage sessions(long offset, int limit) {
        return new SessionPage(
                sessions.size(), sessions.stream().skip(offset).limit(limit).toList(), List.of("node1", "node2"), 3);
    }

    void begin(String id) {
        SessionPage.Context context =
                new SessionPage.Context(id + ".1", "/o=Example/cn=user", STARTED.plusSeconds(1), List.of("cache.note"));
        sessions.add(new SessionPage.Client(
                id,
                "EXAMPLE\\user",
                "127.0.0.1:40001",
                STARTED,
                2,
                List.of("audit.calls"),
                "exchange_emsmdb EcDoRpcExt2",
                STARTED.plusSeconds(5),
                List.of(context),
                1));
    }

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
