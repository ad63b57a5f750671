/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/**
 * What is kept of a call. It holds nothing of the chain's alive: both stubs are copied, once, into one array of just their size, where the buffers
 * that passed may be parts of larger ones. Immutable.
 *
 * @param startedMicros since 1970
 * @param content the request's stub and behind it the answer's; empty when it is not kept
 * @param status of a fault, or what the answer returns; unsigned
 * @param isError whether that status says that the call failed
 * @param isKept whether the content is there
 */
record CallRecord(
        long id,
        long startedMicros,
        long elapsedNanos,
        long upstreamNanos,
        InetSocketAddress client,
        String user,
        SyntaxId interfaceId,
        String interfaceName,
        int opnum,
        String operation,
        Optional<UUID> object,
        ByteOrder requestOrder,
        ByteOrder responseOrder,
        byte[] content,
        int requestBytes,
        int responseBytes,
        Ending ending,
        long status,
        boolean isError,
        boolean didNotExecute,
        boolean isKept) {

    private static final byte[] NOTHING = {};
    private static final long NANOS_PER_MICRO = 1000;

    /**
     * @param counts of its operation
     * @param mostBytes stubs that are larger together are left out
     */
    static CallRecord of(Call call, CallOutcome outcome, OperationCounts counts, int mostBytes) {
        ByteBuffer request = outcome.request();
        ByteBuffer response = outcome.ending() instanceof CallOutcome.Answered answered ? answered.response() : null;
        int requestBytes = request.remaining();
        int responseBytes = response == null ? 0 : response.remaining();
        boolean isKept = (long) requestBytes + responseBytes <= mostBytes;
        long status = status(outcome, counts);
        return new CallRecord(
                call.id(),
                nowMicros() - outcome.elapsedNanos() / NANOS_PER_MICRO,
                outcome.elapsedNanos(),
                outcome.upstreamNanos(),
                call.client(),
                user(call),
                call.interfaceId(),
                call.interfaceName(),
                call.opnum(),
                call.operationName(),
                call.object(),
                request.order(),
                response == null ? request.order() : response.order(),
                isKept ? copy(request, requestBytes, response, responseBytes) : NOTHING,
                requestBytes,
                responseBytes,
                ending(outcome),
                status,
                counts.isError(outcome, status),
                outcome.ending() instanceof CallOutcome.Faulted fault && fault.didNotExecute(),
                isKept);
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static String user(Call call) {
        return call.session().principal().map(Principal::getName).orElse("");
    }

    private static byte[] copy(ByteBuffer request, int requestBytes, ByteBuffer response, int responseBytes) {
        byte[] both = new byte[requestBytes + responseBytes];
        request.get(request.position(), both, 0, requestBytes);
        if (response != null) {
            response.get(response.position(), both, requestBytes, responseBytes);
        }
        return both;
    }

    private static long status(CallOutcome outcome, OperationCounts counts) {
        if (outcome.ending() instanceof CallOutcome.Faulted fault) {
            return Integer.toUnsignedLong(fault.status().code());
        }
        return outcome.ending() instanceof CallOutcome.Answered answered ? counts.returnCode(answered.response()) : 0;
    }

    private static Ending ending(CallOutcome outcome) {
        if (outcome.ending() instanceof CallOutcome.Answered) {
            return Ending.ANSWERED;
        }
        return outcome.ending() instanceof CallOutcome.Faulted ? Ending.FAULT : Ending.ABANDONED;
    }

    /** The request's stub, in its byte order. */
    ByteBuffer request() {
        return ByteBuffer.wrap(content, 0, isKept ? requestBytes : 0).slice().order(requestOrder);
    }

    /** The answer's stub, in its byte order; empty without an answer. */
    ByteBuffer response() {
        return ByteBuffer.wrap(content, isKept ? requestBytes : 0, isKept ? responseBytes : 0)
                .slice()
                .order(responseOrder);
    }

    Instant startedAt() {
        return Instant.EPOCH.plus(startedMicros, ChronoUnit.MICROS);
    }

    /** {@code ADDRESS:PORT}, without a look into the DNS. */
    String clientText() {
        String address = client.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + client.getPort();
    }

    MonitoredCall summary(long sequence, List<RopResult> rops) {
        return new MonitoredCall(
                sequence,
                id,
                startedAt(),
                Duration.ofNanos(elapsedNanos),
                Duration.ofNanos(upstreamNanos),
                clientText(),
                user,
                interfaceName,
                opnum,
                operation,
                requestBytes,
                responseBytes,
                ending,
                status,
                isError || rops.stream().anyMatch(RopResult::failed),
                rops,
                isKept);
    }
}
