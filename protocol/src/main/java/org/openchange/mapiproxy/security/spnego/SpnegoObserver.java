/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismObserver;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** RFC 4178 seen from outside: follows the choice of the mechanism, and lets that one's observer read the rest. */
public final class SpnegoObserver implements SecurityObserver {
    private static final byte[] NTLMSSP = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

    private final Map<MechanismOid, Supplier<MechanismObserver>> known;
    private MechanismObserver mechanism;
    private MechanismOid chosen;
    private boolean begun;
    private boolean signed;
    private byte[] mechTypes = new byte[0];

    /** @param known makes an observer for each mechanism of which a key is known */
    public SpnegoObserver(Map<MechanismOid, Supplier<MechanismObserver>> known) {
        this.known = new EnumMap<>(MechanismOid.class);
        this.known.putAll(known);
    }

    @Override
    public void observe(boolean fromInitiator, byte[] token) throws AuthenticationException {
        if (token.length == 0) {
            return;
        }
        try {
            if (isBareNtlm(token)) {
                choose(MechanismOid.NTLMSSP);
                mechanism.observe(fromInitiator, token);
            } else if (!begun) {
                onInit(NegTokenInit.read(token));
            } else {
                onResponse(fromInitiator, NegTokenResp.read(token));
            }
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed SPNEGO token: " + e.getMessage(), e);
        }
    }

    /** Some clients leave SPNEGO out although they announce it. */
    private static boolean isBareNtlm(byte[] token) {
        return token.length >= NTLMSSP.length && Arrays.equals(token, 0, NTLMSSP.length, NTLMSSP, 0, NTLMSSP.length);
    }

    private void onInit(NegTokenInit token) throws AuthenticationException {
        begun = true;
        mechTypes = token.encodedMechTypes();
        List<Optional<MechanismOid>> offered = token.mechTypes();
        if (offered.isEmpty() || offered.get(0).isEmpty()) {
            return; // the acceptor's choice decides
        }
        MechanismOid first = offered.get(0).get();
        if (known.containsKey(first)) {
            choose(first);
            if (token.mechToken().length > 0) {
                mechanism.observe(true, token.mechToken());
            }
        }
    }

    private void onResponse(boolean fromInitiator, NegTokenResp token) throws AuthenticationException {
        if (token.supportedMech().isPresent()) {
            choose(token.supportedMech().get());
        }
        if (token.responseToken().length > 0) {
            chosenMechanism().observe(fromInitiator, token.responseToken());
        }
        if (token.mechListMic().length > 0) {
            chosenMechanism().verifySignature(fromInitiator, mechTypes, token.mechListMic());
            signed = true;
        }
    }

    private MechanismObserver chosenMechanism() throws AuthenticationException {
        if (mechanism == null) {
            throw new AuthenticationException("no key was given for the mechanism that SPNEGO chose");
        }
        return mechanism;
    }

    private void choose(MechanismOid oid) throws AuthenticationException {
        if (oid == chosen || isKerberos(oid) && chosen != null && isKerberos(chosen)) {
            return;
        }
        Supplier<MechanismObserver> supplier = known.get(oid);
        if (supplier == null) {
            throw new AuthenticationException("no key was given for " + oid + ", which SPNEGO chose");
        }
        close();
        mechanism = supplier.get();
        chosen = oid;
    }

    private static boolean isKerberos(MechanismOid oid) {
        return oid != MechanismOid.NTLMSSP;
    }

    @Override
    public boolean established() {
        return mechanism != null && mechanism.established();
    }

    @Override
    public void verify(boolean fromInitiator, AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        if (signed) {
            // [MS-SPNG] 3.3.5.1: what the signatures took from the ciphers is given back.
            mechanism.restartCiphers();
            signed = false;
        }
        chosenMechanism().verify(fromInitiator, level, pdu);
    }

    @Override
    public void close() {
        if (mechanism != null) {
            mechanism.close();
        }
    }
}
