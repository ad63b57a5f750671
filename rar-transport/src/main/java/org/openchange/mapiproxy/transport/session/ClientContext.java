/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.time.Instant;
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
    private final SlotTable slots;

    ClientContext(String id, ContextHandle handle, String userDn, ClientSession session) {
        this.id = id;
        this.handle = handle;
        this.userDn = userDn;
        this.session = session;
        this.slots = new SlotTable(toString(), SLOTS);
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
