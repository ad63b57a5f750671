/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

/**
 * A {@link SecurityContext} that can also be negotiated inside SPNEGO, which has it sign the list of mechanisms. The signatures made here
 * count in the same sequence as those of PDUs.
 */
public interface MechanismContext extends SecurityContext {

    /** Whether SPNEGO must exchange a mechListMIC although the mechanism was the one preferred. */
    boolean requiresMechListMic();

    /** Signs a message; the context must be established. */
    byte[] sign(byte[] message);

    /**
     * Verifies the peer's signature of a message.
     *
     * @throws AuthenticationException if the signature is wrong
     */
    void verifySignature(byte[] message, byte[] signature) throws AuthenticationException;

    /** Called once when SPNEGO is complete, after a mechListMIC was exchanged: ciphers begin anew, sequence numbers run on. */
    void restartCiphers();
}
