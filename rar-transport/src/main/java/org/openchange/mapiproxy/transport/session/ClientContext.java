/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.SessionContext;

/** One open session context. */
final class ClientContext implements SessionContext {
    private static final int SLOTS = 64;

    private final String id;
    private final ContextHandle handle;
    private final String userDn;
    private final ClientSession session;
    private final Instant startedAt = Instant.now();
    private final ClusteredSlots clustered;
    private final SlotTable slots;

    ClientContext(String id, ContextHandle handle, String userDn, ClientSession session, SlotGrid grid) {
        this.id = id;
        this.handle = handle;
        this.userDn = userDn;
        this.session = session;
        this.clustered = new ClusteredSlots(grid, identity(), id);
        this.slots = new SlotTable(toString(), SLOTS, Optional.of(clustered));
    }

    /** Who finds the clustered slots of whom: see {@link org.openchange.mapiproxy.spi.SlotKey#clustered}. Names of Windows know no case. */
    private String identity() {
        return session.authenticatedName()
                .filter(name -> !userDn.isEmpty())
                .map(name -> (name + "\n" + userDn).toLowerCase(Locale.ROOT))
                .orElse("context " + id);
    }

    /** Fetches what the grid has; see {@link ClusteredSlots#load}. */
    CompletionStage<Void> load() {
        return clustered.load();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ContextHandle handle() {
        return handle;
    }

    @Override
    public String userDn() {
        return userDn;
    }

    @Override
    public ClientSession session() {
        return session;
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
        return "session context " + id;
    }
}
