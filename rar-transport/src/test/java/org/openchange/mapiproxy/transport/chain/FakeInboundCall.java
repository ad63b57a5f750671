/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;

/** Remembers its answer. */
final class FakeInboundCall implements InboundCall {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final FakeAssociation association;
    private final SyntaxId interfaceId;
    private final int opnum;
    private final ByteBuffer stub;
    private final List<Runnable> onCancel = new ArrayList<>();
    private final List<Runnable> onAbandon = new ArrayList<>();
    AuthLevel authLevel = AuthLevel.NONE;
    volatile ByteBuffer response;
    volatile FaultStatus fault;
    volatile boolean didNotExecute;
    volatile int answers;
    private volatile boolean abandoned;

    FakeInboundCall(FakeAssociation association, SyntaxId interfaceId, int opnum, ByteBuffer stub) {
        this.association = association;
        this.interfaceId = interfaceId;
        this.opnum = opnum;
        this.stub = stub;
    }

    String responseText() {
        return response == null ? null : FakeInterface.text(response);
    }

    void cancel() {
        onCancel.forEach(Runnable::run);
    }

    void abandon() {
        if (!ended()) {
            abandoned = true;
            onAbandon.forEach(Runnable::run);
        }
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Association association() {
        return association;
    }

    @Override
    public SyntaxId interfaceId() {
        return interfaceId;
    }

    @Override
    public int opnum() {
        return opnum;
    }

    @Override
    public Optional<UUID> object() {
        return Optional.empty();
    }

    @Override
    public AuthLevel authLevel() {
        return authLevel;
    }

    @Override
    public ByteBuffer stub() {
        return stub;
    }

    @Override
    public void respond(ByteBuffer answer) {
        if (!abandoned) {
            answers++;
            response = answer;
        }
    }

    @Override
    public void fault(FaultStatus status, boolean certainlyNotExecuted) {
        if (!abandoned) {
            answers++;
            fault = status;
            didNotExecute = certainlyNotExecuted;
        }
    }

    @Override
    public boolean ended() {
        return abandoned || answers > 0;
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.add(action);
    }

    @Override
    public void onAbandon(Runnable action) {
        onAbandon.add(action);
    }
}
