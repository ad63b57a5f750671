/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

/** A {@link SecurityObserver} of a mechanism that can be negotiated inside SPNEGO. */
public interface MechanismObserver extends SecurityObserver {

    /**
     * Verifies the signature of a message, which counts in the same sequence as those of PDUs.
     *
     * @throws AuthenticationException if it is wrong
     */
    void verifySignature(boolean fromInitiator, byte[] message, byte[] signature) throws AuthenticationException;

    /** Called once when SPNEGO is complete, after a mechListMIC was exchanged: ciphers begin anew, sequence numbers run on. */
    void restartCiphers();
}
