/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.transport.Relay;

/**
 * What one call asks upstream ahead of its own request. The requests go straight to upstream, past the modules behind the one that asks; the
 * calls behind this one wait meanwhile. Bounded in count, bytes and time; the bound ends the call.
 */
final class AheadPass implements Relay.Sink {
    private final CallPass pass;
    private final int dispatchIndex;
    private final Limits limits;
    private final long startedNanos = System.nanoTime();
    private Verdict.RelayAhead asked;
    private int calls;
    private long bytes;

    AheadPass(CallPass pass, int dispatchIndex) {
        this.pass = pass;
        this.dispatchIndex = dispatchIndex;
        this.limits = pass.parts().settings().limits();
    }

    void ask(Verdict.RelayAhead next) {
        if (!pass.isRelayed()) {
            throw new IllegalStateException("asked ahead, but a server bean answers this interface");
        }
        if (++calls > limits.aheadCalls()) {
            stop("max ahead calls");
            return;
        }
        asked = next;
        pass.holdStrand();
        if (pass.printer() != null) {
            pass.printer().message("request ahead", next.next());
        }
        ByteBuffer stub = CallPass.encode(next.next(), pass.call().byteOrder());
        pass.setRelayed(pass.relay(next.next().opnum(), stub, this));
    }

    @Override
    public void onResponse(ByteBuffer stub) {
        pass.upstreamAnswered();
        bytes += stub.remaining();
        if (bytes > limits.aheadBytes()) {
            stop("max ahead bytes");
        } else if (System.nanoTime() - startedNanos > limits.relayTime().toNanos()) {
            stop("relay timeout for all that is asked ahead");
        } else {
            pass.guard(() -> decide(stub));
        }
    }

    private void decide(ByteBuffer stub) throws ModuleException {
        Verdict verdict = pass.onAhead(asked, stub, dispatchIndex);
        pass.decided(verdict, dispatchIndex, this);
    }

    @Override
    public void onFault(FaultStatus status, boolean didNotExecute) {
        pass.upstreamAnswered();
        pass.fault(status, didNotExecute && calls == 1);
    }

    private void stop(String limit) {
        pass.fault(pass.failures().overLimit(limit), false);
    }
}
