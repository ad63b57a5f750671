/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.InboundCall;

/** An interface for tests: operation 0 echoes, 1 waits until it is told, 2 answers as many zeros as its stub says. */
public final class EchoDispatcher implements CallDispatcher {
    public static final SyntaxId ECHO = SyntaxId.parse("60a15ec5-4de8-11d7-a637-005056a20182/1.0");
    public static final int ECHO_STUB = 0;
    public static final int PARK = 1;
    public static final int ZEROS = 2;

    private final Queue<InboundCall> parked = new ConcurrentLinkedQueue<>();
    private final List<InboundCall> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Override
    public boolean offers(SyntaxId interfaceId, Association association) {
        return interfaceId.equals(ECHO);
    }

    @Override
    public void dispatch(InboundCall call) {
        seen.add(call);
        call.onCancel(cancelled::incrementAndGet);
        call.onAbandon(abandoned::incrementAndGet);
        switch (call.opnum()) {
            case ECHO_STUB -> call.respond(call.stub());
            case PARK -> parked.add(call);
            case ZEROS -> call.respond(
                    ByteBuffer.allocate(call.stub().getInt(0)).order(call.stub().order()));
            default -> call.fault(FaultStatus.OP_RANGE_ERROR, true);
        }
    }

    /** Echoes the parked call that came first. */
    public void answerFirst() {
        InboundCall call = parked.remove();
        call.association().eventLoop().execute(() -> call.respond(call.stub()));
    }

    public int parkedCalls() {
        return parked.size();
    }

    public List<InboundCall> seen() {
        return seen;
    }

    public int cancelledCalls() {
        return cancelled.get();
    }

    public int abandonedCalls() {
        return abandoned.get();
    }
}
