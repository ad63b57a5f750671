/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import org.openchange.mapiproxy.dcerpc.AuthLevel;

/**
 * Reads along what two others say under one security context, with a key that one of them knows: first every token of the handshake, then
 * each side's PDUs in the order in which they are on the wire. It cannot be told apart from who listens without a key: nothing is sent, no clock
 * and no replay is checked. Used by one thread at a time.
 */
public interface SecurityObserver extends AutoCloseable {

    /**
     * Takes one token of the handshake.
     *
     * @throws AuthenticationException if the token is malformed, or no key that is known here fits
     */
    void observe(boolean fromInitiator, byte[] token) throws AuthenticationException;

    /** Whether the keys of both directions are known. */
    boolean established();

    /**
     * Verifies one PDU in place, and at {@link AuthLevel#PRIVACY} decrypts its data first.
     *
     * @throws AuthenticationException if the signature is wrong, for example since a PDU before it was not seen
     */
    void verify(boolean fromInitiator, AuthLevel level, ProtectedPdu pdu) throws AuthenticationException;

    @Override
    void close();
}
