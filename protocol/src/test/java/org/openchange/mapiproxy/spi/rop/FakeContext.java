/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.time.Instant;
import java.util.UUID;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.Slots;

/** A session context that does not end. */
final class FakeContext implements SessionContext {
    static final ContextHandle HANDLE = new ContextHandle(0, UUID.fromString("6c8f1e10-2a3b-4c5d-8e9f-0a1b2c3d4e01"));

    private final FakeSlots slots = new FakeSlots();

    @Override
    public String id() {
        return "context";
    }

    @Override
    public ContextHandle handle() {
        return HANDLE;
    }

    @Override
    public String userDn() {
        return "/o=org/cn=user";
    }

    @Override
    public Session session() {
        throw new IllegalStateException("nobody asks for it");
    }

    @Override
    public Instant startedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Slots slots() {
        return slots;
    }
}
