/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * A call that is to be captured.
 *
 * @param client calls of one client address and port stand on one connection
 * @param request stub in clear, in its byte order
 * @param response what was answered; empty for a call that was given up
 * @param startedMicros since 1970
 * @param endedMicros since 1970
 * @param comment for people, on the first frame of the request
 */
public record CapturedCall(
        InetSocketAddress client,
        SyntaxId interfaceId,
        int opnum,
        Optional<UUID> object,
        ByteBuffer request,
        Optional<Reply> response,
        long startedMicros,
        long endedMicros,
        String comment) {

    /** What came back. */
    public sealed interface Reply {}

    /** A stub in clear, in its byte order. */
    public record Answer(ByteBuffer stub) implements Reply {}

    public record Fault(FaultStatus status, boolean didNotExecute) implements Reply {}
}
