/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.HandshakeContext;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * [MS-NRPC] 3.3: the security provider of the secure channel, on the side of the member. NL_AUTH_MESSAGE out, NL_AUTH_MESSAGE in. Nothing is
 * proved by these; that both sides have the key shows with the first PDU, so only privacy is of any use here.
 */
public final class NetlogonContext extends HandshakeContext {
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int NETBIOS_DOMAIN = 0x1;
    private static final int NETBIOS_COMPUTER = 0x2;

    private final String domain;
    private final String computer;
    private final NetlogonProtection protection;
    private boolean requested;

    /**
     * @param domain NetBIOS name of the domain
     * @param computer NetBIOS name of the member
     */
    public NetlogonContext(NetlogonSessionKey key, String domain, String computer, SecureRandom random) {
        this.domain = domain;
        this.computer = computer;
        this.protection = new NetlogonProtection(key, true, random);
    }

    @Override
    public AuthType type() {
        return AuthType.NETLOGON;
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        if (requested) {
            return onResponse(token);
        }
        requested = true;
        byte[] names = (domain.toUpperCase(Locale.ROOT) + '\0' + computer.toUpperCase(Locale.ROOT) + '\0')
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + names.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(REQUEST) // MessageType (4 bytes)
                .putInt(NETBIOS_DOMAIN | NETBIOS_COMPUTER) // Flags (4 bytes)
                .put(names) // Buffer
                .array();
    }

    private byte[] onResponse(byte[] token) throws AuthenticationException {
        if (token.length < 4) {
            throw new TruncatedMessageException("NL_AUTH_MESSAGE", 0, 4, token.length);
        }
        int messageType = ByteBuffer.wrap(token).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (messageType != RESPONSE) {
            throw new AuthenticationException("NL_AUTH_MESSAGE of type " + messageType + " from a server");
        }
        complete();
        return new byte[0];
    }

    @Override
    public boolean protects(AuthLevel level) {
        return level == AuthLevel.PRIVACY;
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return Optional.empty();
    }

    @Override
    public int authValueLength(AuthLevel level) {
        return NetlogonProtection.SIGNATURE_BYTES;
    }

    @Override
    public void protect(AuthLevel level, ProtectedPdu pdu) {
        requireEstablished();
        if (!protects(level)) {
            throw new IllegalStateException("a secure channel is always sealed");
        }
        protection.seal(pdu);
    }

    @Override
    public void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        requireEstablished();
        if (!protects(level) || !protection.unseal(pdu)) {
            throw failure("wrong protection of a PDU on the secure channel");
        }
    }

    @Override
    protected void wipe() {
        protection.wipe();
    }
}
