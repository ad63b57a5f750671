/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.netlogon.NetlogonLevel;
import org.openchange.mapiproxy.idl.netlogon.NetlogonLogonIdentityInfo;
import org.openchange.mapiproxy.idl.netlogon.NetlogonNetworkInfo;
import org.openchange.mapiproxy.idl.netlogon.NetlogonValidation;
import org.openchange.mapiproxy.idl.netlogon.NetlogonValidationSamInfo2;
import org.openchange.mapiproxy.idl.netlogon.NetlogonValidationSamInfo4;
import org.openchange.mapiproxy.idl.netlogon.NetrLogonSamLogonExRequest;
import org.openchange.mapiproxy.idl.netlogon.NetrLogonSamLogonExResponse;
import org.openchange.mapiproxy.idl.netlogon.OctetString;
import org.openchange.mapiproxy.idl.netlogon.OldLargeInteger;
import org.openchange.mapiproxy.idl.netlogon.RpcUnicodeString;
import org.openchange.mapiproxy.security.logon.NtlmProof;

/** [MS-NRPC] 3.5.4.5.1 NetrLogonSamLogonEx for an NTLM response: the question, and what its answer says. */
final class NetworkLogon {
    /** NetlogonNetworkInformation. */
    private static final int NETWORK_INFORMATION = 2;
    /** NetlogonValidationSamInfo4: session keys are protected by the channel alone. */
    static final int LEVEL_SAM_INFO4 = 6;
    /** NetlogonValidationSamInfo2, for servers that do not know the other. */
    static final int LEVEL_SAM_INFO2 = 3;

    /** 2.2.1.4.15: accounts of servers and of workstations may log on too, as services do that run as their computer. */
    private static final long PARAMETER_CONTROL = 0x20 | 0x800;

    private static final long USER_FLAG_GUEST = 0x1;

    private NetworkLogon() {}

    /**
     * An account as the domain controller knows it.
     *
     * @param sessionKey as it came: encrypted in answers of level {@value #LEVEL_SAM_INFO2}
     * @param guest whether the controller took a guest for it, whatever the password was
     */
    record Validated(String user, String domain, byte[] sessionKey, boolean guest) {}

    static NetrLogonSamLogonExRequest request(SecureChannel channel, NtlmProof proof, int level) {
        NetlogonLogonIdentityInfo identity = new NetlogonLogonIdentityInfo(
                text(proof.domain()),
                PARAMETER_CONTROL,
                new OldLargeInteger(0, 0),
                text(proof.user()),
                text(proof.workstation()));
        NetlogonNetworkInfo network = new NetlogonNetworkInfo(
                identity,
                ByteBuffer.wrap(proof.serverChallenge()),
                octets(proof.ntResponse()),
                octets(proof.lmResponse()));
        return new NetrLogonSamLogonExRequest(
                channel.serverName(),
                channel.account().computer(),
                NETWORK_INFORMATION,
                new NetlogonLevel.LogonNetwork(network),
                level,
                0);
    }

    /** Empty when the answer lacks what it has to have. */
    static Optional<Validated> validated(NetrLogonSamLogonExResponse answer) {
        if (answer.validationInformation() instanceof NetlogonValidation.ValidationSam4 arm
                && arm.validationSam4() != null) {
            NetlogonValidationSamInfo4 known = arm.validationSam4();
            return Optional.of(new Validated(
                    text(known.effectiveName()),
                    text(known.logonDomainName()),
                    bytes(known.userSessionKey()),
                    (known.userFlags() & USER_FLAG_GUEST) != 0));
        }
        if (answer.validationInformation() instanceof NetlogonValidation.ValidationSam2 arm
                && arm.validationSam2() != null) {
            NetlogonValidationSamInfo2 known = arm.validationSam2();
            return Optional.of(new Validated(
                    text(known.effectiveName()),
                    text(known.logonDomainName()),
                    bytes(known.userSessionKey()),
                    (known.userFlags() & USER_FLAG_GUEST) != 0));
        }
        return Optional.empty();
    }

    private static RpcUnicodeString text(String text) {
        List<Character> letters = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            letters.add(text.charAt(i));
        }
        return new RpcUnicodeString(2 * letters.size(), 2 * letters.size(), letters);
    }

    private static String text(RpcUnicodeString text) {
        StringBuilder letters = new StringBuilder();
        if (text.buffer() != null) {
            text.buffer().forEach(letters::append);
        }
        return letters.toString();
    }

    private static OctetString octets(byte[] bytes) {
        return new OctetString(bytes.length, bytes.length, ByteBuffer.wrap(bytes));
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return bytes;
    }
}
