/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.Relay;

/** An upstream that answers when the test says so. */
final class FakeRelay implements Relay, Relay.Factory {
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    volatile int opened;
    volatile int closed;

    @Override
    public Relay open(Association association) {
        opened++;
        return this;
    }

    @Override
    public RelayedCall relay(SyntaxId interfaceId, int opnum, Optional<UUID> object, ByteBuffer stub, Sink sink) {
        Sent call = new Sent(opnum, stub, sink);
        sent.add(call);
        return call;
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    @Override
    public void close() {
        closed++;
    }

    static final class Sent implements RelayedCall {
        final int opnum;
        final ByteBuffer stub;
        private final Sink sink;
        final Thread owner = Thread.currentThread();
        boolean cancelled;
        boolean orphaned;

        Sent(int opnum, ByteBuffer stub, Sink sink) {
            this.opnum = opnum;
            this.stub = stub;
            this.sink = sink;
        }

        String text() {
            return FakeInterface.text(stub);
        }

        ByteBuffer answer(String text) {
            ByteBuffer bytes = FakeInterface.bytes(text);
            if (!orphaned) {
                sink.onResponse(bytes);
            }
            return bytes;
        }

        void answer(ByteBuffer bytes) {
            if (!orphaned) {
                sink.onResponse(bytes);
            }
        }

        void fault(FaultStatus status) {
            sink.onFault(status, false);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void orphan() {
            orphaned = true;
        }
    }
}
