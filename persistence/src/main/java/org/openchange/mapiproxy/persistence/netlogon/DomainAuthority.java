/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.idl.netlogon.NetrLogonSamLogonExResponse;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.NtlmProof;
import org.openchange.mapiproxy.security.logon.NtlmVerdict;

/**
 * Has the domain controllers judge NTLM proofs, [MS-APDS] 3.1.5.2: pass-through authentication. Passwords and their hashes never come here, only the
 * key of one session. The controller also counts failures and locks accounts out.
 */
public final class DomainAuthority implements NtlmAuthority, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(DomainAuthority.class.getName());
    private static final int SESSION_KEY_BYTES = 16;

    private final SecureChannels channels;
    private volatile int level = NetworkLogon.LEVEL_SAM_INFO4;

    /**
     * @param file of the machine account; read again whenever a secure channel is established
     * @param timeout of connecting to a controller, and of its answer
     */
    public DomainAuthority(MachineAccountFile file, DomainControllers controllers, Duration timeout) {
        this(new SecureChannels(() -> joined(file), controllers, timeout));
    }

    DomainAuthority(SecureChannels channels) {
        this.channels = channels;
    }

    private static MachineAccount joined(MachineAccountFile file) throws IOException {
        return file.read().orElseThrow(() -> new IOException("this proxy has not joined a domain"));
    }

    /** Forgets the secure channel, after the account has changed. */
    public void reset() {
        channels.reset();
    }

    @Override
    public NtlmVerdict verify(NtlmProof proof) {
        try {
            return channels.use((channel, client) -> verify(channel, client, proof));
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "a logon could not be passed on", e);
            return NtlmVerdict.refused(LogonFailure.UNAVAILABLE, e.getMessage());
        }
    }

    private NtlmVerdict verify(SecureChannel channel, RpcClient client, NtlmProof proof) throws IOException {
        int asked = level;
        NetrLogonSamLogonExResponse answer =
                client.call(NetworkLogon.request(channel, proof, asked), NetrLogonSamLogonExResponse::read);
        long status = answer.returnValue();
        if (LogonStatus.STATUS_INVALID_INFO_CLASS.is(status) && asked == NetworkLogon.LEVEL_SAM_INFO4) {
            level = NetworkLogon.LEVEL_SAM_INFO2;
            return verify(channel, client, proof);
        }
        if (LogonStatus.STATUS_ACCESS_DENIED.is(status)) {
            throw new SecureChannelException("NetrLogonSamLogonEx", status); // the controller forgot the channel
        }
        if (status != 0) {
            return NtlmVerdict.refused(LogonStatus.failure(status), LogonStatus.text(status));
        }
        NetworkLogon.Validated validated = NetworkLogon.validated(answer)
                .orElseThrow(() -> new IOException("an answer without validation information"));
        return verdict(channel, validated, asked);
    }

    private static NtlmVerdict verdict(SecureChannel channel, NetworkLogon.Validated validated, int asked) {
        if (validated.guest()) {
            return NtlmVerdict.refused(LogonFailure.NOT_ALLOWED, "the domain took a guest for it");
        }
        byte[] sessionKey = validated.sessionKey();
        if (Arrays.equals(sessionKey, new byte[SESSION_KEY_BYTES])) {
            return NtlmVerdict.refused(LogonFailure.NOT_ALLOWED, "the domain controller gave no session key");
        }
        byte[] key = asked == NetworkLogon.LEVEL_SAM_INFO4 ? sessionKey : channel.decrypt(sessionKey);
        return new NtlmVerdict.Accepted(
                new AuthenticatedPrincipal(validated.user(), validated.domain(), AuthType.NTLMSSP), key);
    }

    @Override
    public void close() {
        channels.close();
    }
}
