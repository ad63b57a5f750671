/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.spi.Session;

/** One association group seen through one principal. */
final class ClientSession implements Session {
    private static final int SLOTS = 256;

    private final String id;
    private final Optional<Principal> principal;
    private final InetSocketAddress client;
    private final Instant startedAt = Instant.now();
    private final SlotTable slots;

    ClientSession(String id, Optional<Principal> principal, InetSocketAddress client) {
        this.id = id;
        this.principal = principal;
        this.client = client;
        this.slots = new SlotTable("session " + id, SLOTS);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Principal> principal() {
        return principal;
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public SlotTable slots() {
        return slots;
    }

    @Override
    public String toString() {
        return "session " + id;
    }
}
