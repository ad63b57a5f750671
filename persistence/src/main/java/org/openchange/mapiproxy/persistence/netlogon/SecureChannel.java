/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.Uuids;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.idl.netlogon.Netlogon;
import org.openchange.mapiproxy.idl.netlogon.NetlogonAuthenticator;
import org.openchange.mapiproxy.idl.netlogon.NetlogonCapabilities;
import org.openchange.mapiproxy.idl.netlogon.NetlogonCredential;
import org.openchange.mapiproxy.idl.netlogon.NetlogonSecureChannelType;
import org.openchange.mapiproxy.idl.netlogon.NetrLogonGetCapabilitiesRequest;
import org.openchange.mapiproxy.idl.netlogon.NetrLogonGetCapabilitiesResponse;
import org.openchange.mapiproxy.idl.netlogon.NetrServerAuthenticate3Request;
import org.openchange.mapiproxy.idl.netlogon.NetrServerAuthenticate3Response;
import org.openchange.mapiproxy.idl.netlogon.NetrServerPasswordSet2Request;
import org.openchange.mapiproxy.idl.netlogon.NetrServerPasswordSet2Response;
import org.openchange.mapiproxy.idl.netlogon.NetrServerReqChallengeRequest;
import org.openchange.mapiproxy.idl.netlogon.NetrServerReqChallengeResponse;
import org.openchange.mapiproxy.idl.netlogon.NlTrustPassword;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.security.netlogon.NetlogonAuthenticators;
import org.openchange.mapiproxy.security.netlogon.NetlogonContext;
import org.openchange.mapiproxy.security.netlogon.NetlogonSessionKey;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/**
 * [MS-NRPC] 3.1.4.1: a secure channel to one domain controller. It is a session key that both sides know; any number of connections can be
 * opened under it, until the account authenticates anew, from here or from another process.
 *
 * <pre>
 *  NetrServerReqChallenge ─► NetrServerAuthenticate3 ─► bind with the key ─► NetrLogonGetCapabilities ─► established
 * </pre>
 */
final class SecureChannel {
    private static final SyntaxId NETLOGON = Netlogon.INTERFACE.id();
    /** 3.1.4.2 negotiable options: AES, Authenticate3, PasswordSet2, and all that members of this century speak. No RC4, no DES. */
    private static final long OPTIONS = 0x612F_FFFFL & ~0x4000_0000L & ~0x4L;

    private static final long AES = 0x0100_0000L;
    private static final long PASSWORD_SET_2 = 0x0002_0000L;
    private static final long QUERY_NEGOTIATED_OPTIONS = 1;
    private static final int TRUST_PASSWORD_BYTES = 512;

    private final DomainController controller;
    private final MachineAccount account;
    private final Duration timeout;
    private final SecureRandom random;
    private final int port;
    private NetlogonSessionKey key;
    private NetlogonAuthenticators authenticators;
    private long options;
    private boolean previousPassword;

    private SecureChannel(
            DomainController controller, MachineAccount account, Duration timeout, SecureRandom random, int port) {
        this.controller = controller;
        this.account = account;
        this.timeout = timeout;
        this.random = random;
        this.port = port;
    }

    /**
     * Authenticates the account, with its previous password where the controller does not know the present one yet.
     *
     * @param timeout of each step
     * @throws SecureChannelException if the controller does not take the account, or is not the one who knows its password
     * @throws IOException if the controller cannot be reached
     */
    static SecureChannel establish(
            DomainController controller, MachineAccount account, Duration timeout, SecureRandom random)
            throws IOException {
        SecureChannel channel =
                new SecureChannel(controller, account, timeout, random, netlogonPort(controller, timeout));
        try {
            channel.authenticate(account.password());
        } catch (SecureChannelException e) {
            if (account.previous().isEmpty() || !e.isRefusal()) {
                throw e;
            }
            channel.authenticate(account.previous().get());
            channel.previousPassword = true;
        }
        channel.confirm();
        return channel;
    }

    private static int netlogonPort(DomainController controller, Duration timeout) throws IOException {
        try (RpcClient mapper = RpcClient.bind(
                controller.host(), controller.endpointMapperPort(), Epm.INTERFACE.id(), Optional.empty(), timeout)) {
            Twr tower =
                    Twr.of(ByteBuffer.wrap(ProtocolTower.tcpQuestion(NETLOGON).toBytes()));
            return mapper
                    .call(new EptMapRequest(Uuids.NIL, tower, ContextHandle.NULL, 1), EptMapResponse::read)
                    .towers()
                    .stream()
                    .filter(Objects::nonNull)
                    .map(found -> ProtocolTower.read(found.towerOctetString()).tcpPort())
                    .flatMapToInt(OptionalInt::stream)
                    .filter(found -> found != 0)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the endpoint mapper knows no endpoint of Netlogon"));
        }
    }

    private void authenticate(Secret password) throws IOException {
        try (RpcClient plain = RpcClient.bind(controller.host(), port, NETLOGON, Optional.empty(), timeout)) {
            byte[] clientChallenge = NetlogonSessionKey.challenge(random);
            NetrServerReqChallengeResponse challenged = plain.call(
                    new NetrServerReqChallengeRequest(serverName(), account.computer(), credential(clientChallenge)),
                    NetrServerReqChallengeResponse::read);
            requireSuccess("NetrServerReqChallenge", challenged.returnValue());
            byte[] serverChallenge = bytes(challenged.serverChallenge());
            key = sessionKey(password, clientChallenge, serverChallenge);
            byte[] proof = key.credential(clientChallenge);
            NetrServerAuthenticate3Response answer = plain.call(
                    new NetrServerAuthenticate3Request(
                            serverName(),
                            account.accountName(),
                            NetlogonSecureChannelType.WorkstationSecureChannel,
                            account.computer(),
                            credential(proof),
                            OPTIONS),
                    NetrServerAuthenticate3Response::read);
            requireSuccess("NetrServerAuthenticate3", answer.returnValue());
            if (!key.isCredential(serverChallenge, bytes(answer.serverCredential()))) {
                throw new SecureChannelException(controller + " does not know the password of " + account);
            }
            options = answer.negotiateFlags();
            if ((options & AES) == 0) {
                throw new SecureChannelException(controller + " does not speak AES on the secure channel");
            }
            authenticators = new NetlogonAuthenticators(key, proof, Clock.systemUTC());
        }
    }

    private static NetlogonSessionKey sessionKey(Secret password, byte[] clientChallenge, byte[] serverChallenge) {
        char[] letters = password.reveal().toCharArray();
        byte[] ntHash = NtHash.of(letters);
        try {
            return NetlogonSessionKey.of(ntHash, clientChallenge, serverChallenge);
        } finally {
            Arrays.fill(ntHash, (byte) 0);
            Arrays.fill(letters, '\0');
        }
    }

    /** The options were agreed on without protection; asked again under the key they show whether somebody changed them. */
    private void confirm() throws IOException {
        try (RpcClient sealed = open()) {
            NetlogonAuthenticators.Authenticator next = authenticators.next();
            NetrLogonGetCapabilitiesResponse answer = sealed.call(
                    new NetrLogonGetCapabilitiesRequest(
                            serverName(), account.computer(), authenticator(next), empty(), QUERY_NEGOTIATED_OPTIONS),
                    NetrLogonGetCapabilitiesResponse::read);
            requireSuccess("NetrLogonGetCapabilities", answer.returnValue());
            boolean same = answer.capabilities() instanceof NetlogonCapabilities.ServerCapabilities capabilities
                    && capabilities.serverCapabilities() == options;
            if (!same
                    || !authenticators.verify(bytes(answer.returnAuthenticator().credential()))) {
                throw new SecureChannelException("somebody changed what was agreed on with " + controller);
            }
        }
    }

    /** A new connection under the key. */
    RpcClient open() throws IOException {
        NetlogonContext context = new NetlogonContext(key, account.domain(), account.computer(), random);
        return RpcClient.bind(controller.host(), port, NETLOGON, Optional.of(context), timeout);
    }

    /**
     * Gives the account another password. Only on a channel that was established for this and is used for nothing else.
     *
     * @throws SecureChannelException if the controller refuses it
     */
    void setPassword(Secret next) throws IOException {
        if ((options & PASSWORD_SET_2) == 0) {
            throw new SecureChannelException(controller + " does not know NetrServerPasswordSet2");
        }
        try (RpcClient sealed = open()) {
            NetlogonAuthenticators.Authenticator authenticator = authenticators.next();
            NetrServerPasswordSet2Response answer = sealed.call(
                    new NetrServerPasswordSet2Request(
                            serverName(),
                            account.accountName(),
                            NetlogonSecureChannelType.WorkstationSecureChannel,
                            account.computer(),
                            authenticator(authenticator),
                            trustPassword(next)),
                    NetrServerPasswordSet2Response::read);
            requireSuccess("NetrServerPasswordSet2", answer.returnValue());
            if (!authenticators.verify(bytes(answer.returnAuthenticator().credential()))) {
                throw new SecureChannelException("the answer of " + controller + " proves nothing");
            }
        }
    }

    private NlTrustPassword trustPassword(Secret next) {
        byte[] password = next.reveal().getBytes(StandardCharsets.UTF_16LE);
        byte[] plain = new byte[TRUST_PASSWORD_BYTES + Integer.BYTES];
        random.nextBytes(plain);
        System.arraycopy(password, 0, plain, TRUST_PASSWORD_BYTES - password.length, password.length);
        ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).putInt(TRUST_PASSWORD_BYTES, password.length);
        byte[] encrypted = key.encrypt(plain);
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(password, (byte) 0);
        return new NlTrustPassword(
                ByteBuffer.wrap(encrypted, 0, TRUST_PASSWORD_BYTES).slice(),
                ByteBuffer.wrap(encrypted, TRUST_PASSWORD_BYTES, Integer.BYTES).slice());
    }

    /** Decrypts a session key that is encrypted besides the protection of the channel. */
    byte[] decrypt(byte[] sessionKey) {
        return key.decrypt(sessionKey);
    }

    /** Whether the controller knew the previous password only. */
    boolean usesPreviousPassword() {
        return previousPassword;
    }

    DomainController controller() {
        return controller;
    }

    MachineAccount account() {
        return account;
    }

    String serverName() {
        return "\\\\" + controller.host();
    }

    private static void requireSuccess(String operation, long status) throws SecureChannelException {
        if (status != 0) {
            throw new SecureChannelException(operation, status);
        }
    }

    private static NetlogonCredential credential(byte[] bytes) {
        return new NetlogonCredential(ByteBuffer.wrap(bytes));
    }

    private static NetlogonAuthenticator authenticator(NetlogonAuthenticators.Authenticator from) {
        return new NetlogonAuthenticator(credential(from.credential()), from.timestamp());
    }

    private static NetlogonAuthenticator empty() {
        return new NetlogonAuthenticator(credential(new byte[NetlogonSessionKey.CREDENTIAL_BYTES]), 0);
    }

    private static byte[] bytes(NetlogonCredential credential) {
        byte[] bytes = new byte[NetlogonSessionKey.CREDENTIAL_BYTES];
        credential.data().get(bytes);
        return bytes;
    }
}
