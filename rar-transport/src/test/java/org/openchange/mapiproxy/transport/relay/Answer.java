/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.transport.Relay;

/** What a sink has heard. */
final class Answer implements Relay.Sink {
    final AtomicInteger heard = new AtomicInteger();
    private final CompletableFuture<ByteBuffer> stub = new CompletableFuture<>();
    private final EventLoop loop;
    Relay.RelayedCall call;

    Answer(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void onResponse(ByteBuffer answer) {
        assertThat(loop.inEventLoop()).isTrue();
        heard.incrementAndGet();
        stub.complete(answer);
    }

    @Override
    public void onFault(FaultStatus status, boolean didNotExecute) {
        assertThat(loop.inEventLoop()).isTrue();
        heard.incrementAndGet();
        stub.completeExceptionally(new Fault(status, didNotExecute));
    }

    void cancel() {
        loop.execute(() -> call.cancel());
    }

    void orphan() {
        loop.execute(() -> call.orphan());
    }

    byte[] bytes() {
        ByteBuffer answer = get();
        byte[] bytes = new byte[answer.remaining()];
        answer.get(bytes);
        return bytes;
    }

    String text() {
        return new String(bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    ByteBuffer get() {
        try {
            return stub.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Fault) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    Fault fault() {
        try {
            ByteBuffer answer = get();
            throw new AssertionError("an answer of " + answer.remaining() + " bytes instead of a fault");
        } catch (Fault fault) {
            return fault;
        }
    }

    /** A fault that a sink has heard. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient FaultStatus status;
        final boolean didNotExecute;

        Fault(FaultStatus status, boolean didNotExecute) {
            super(status + (didNotExecute ? ", did not execute" : ""));
            this.status = status;
            this.didNotExecute = didNotExecute;
        }
    }
}
