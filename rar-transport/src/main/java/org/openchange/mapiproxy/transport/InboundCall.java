/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * One reassembled, verified request and the only way out for its answer. Exactly one of {@link #respond} and {@link #fault} takes effect; what
 * comes after it, or after the client has gone, is dropped. Belongs to the association's event loop.
 */
public interface InboundCall {

    /** Unique on this node; not the call_id of the PDU. */
    long id();

    Association association();

    SyntaxId interfaceId();

    int opnum();

    Optional<UUID> object();

    /** {@link AuthLevel#NONE} also for a client that logged on anonymously. */
    AuthLevel authLevel();

    /** The request's stub without verification trailer and padding, in the byte order of the client. Not shared with any other call. */
    ByteBuffer stub();

    /** Sends the answer. The buffer's byte order becomes the data representation of the answer; the buffer is not kept. */
    void respond(ByteBuffer stub);

    /**
     * @param didNotExecute whether PFC_DID_NOT_EXECUTE is set: the call certainly had no effect
     */
    void fault(FaultStatus status, boolean didNotExecute);

    /** Whether an answer was sent or is no longer wanted. */
    boolean ended();

    /** Runs when the client asks to cancel the call; the answer is still awaited. */
    void onCancel(Runnable action);

    /** Runs once when the answer is no longer wanted: the call was orphaned or the connection ended. Not after an answer. */
    void onAbandon(Runnable action);
}
