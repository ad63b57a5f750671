/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;

/**
 * One security context of one connection, on either side. First the handshake: {@link #step} until {@link #established}. Then
 * protection: each side's PDUs in the order in which they are on the wire. Used by one thread at a time. On the accepting side nothing
 * waits but a {@link #step} of which {@link #mayWait} said so. {@link #close} wipes the keys.
 */
public interface SecurityContext extends AutoCloseable {

    AuthType type();

    /** The mechanism that proves the peer: the type itself, or what was negotiated so far. */
    default AuthType mechanismType() {
        return type();
    }

    /**
     * Takes one token of the peer and gives the answer. The initiator begins with an empty token.
     *
     * @return the token to send; empty when nothing is left to send
     * @throws AuthenticationException if the peer is not who it claims to be, or its token is malformed
     */
    byte[] step(byte[] token) throws AuthenticationException;

    /**
     * Whether the step with this token, which is the next one, may wait for somebody else: then it does not belong on an event loop. Does
     * not wait itself. A step without this question first may wait.
     */
    default boolean mayWait(byte[] token) {
        return false;
    }

    /** Whether the handshake is complete and the peer is proved. */
    boolean established();

    /** Whether an established context can protect PDUs at this level: the peer may have negotiated less than it claims to use. */
    default boolean protects(AuthLevel level) {
        return true;
    }

    /** Who the peer is; empty until the handshake is complete and on the initiating side. */
    Optional<AuthenticatedPrincipal> principal();

    /**
     * Logs on elsewhere as the peer, with what it delegated to us; of no use any more after {@link #close}. Empty when it delegated nothing, until
     * the handshake is complete, and on the initiating side.
     */
    default Optional<SecurityInitiator> delegate() {
        return Optional.empty();
    }

    /**
     * Length of auth_value for a PDU, in bytes.
     *
     * @param level {@link AuthLevel#PACKET} or above
     */
    int authValueLength(AuthLevel level);

    /**
     * Protects one outgoing PDU in place. Header, sec_trailer and lengths hold their final values; the auth_value is filled in, and at
     * {@link AuthLevel#PRIVACY} the data is encrypted.
     */
    void protect(AuthLevel level, ProtectedPdu pdu);

    /**
     * Verifies one incoming PDU in place, and at {@link AuthLevel#PRIVACY} decrypts its data first.
     *
     * @throws AuthenticationException if the signature is wrong
     */
    void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException;

    @Override
    void close();
}
