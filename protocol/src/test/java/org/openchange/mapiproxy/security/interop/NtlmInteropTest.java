/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;

/** NTLMSSP, raw and inside SPNEGO, against the clients of Samba and impacket, and against Samba's domain controller. */
class NtlmInteropTest {
    private static final int DOMAIN_CONTROLLER_RPC_PORT = 49153;

    @TempDir
    Path directory;

    private MgmtServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new MgmtServer(SecurityProviders.acceptor(Accounts.ONE, Accounts.IDENTITY), true);
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'ntlm,connect',NTLMSSP CONNECT",
        "'ntlm,packet',NTLMSSP PACKET",
        "'ntlm,sign',NTLMSSP INTEGRITY",
        "'ntlm,seal',NTLMSSP PRIVACY",
        "'spnego,connect',SPNEGO CONNECT",
        "'spnego,packet',SPNEGO PACKET",
        "'spnego,sign',SPNEGO INTEGRITY",
        "'spnego,seal',SPNEGO PRIVACY"
    })
    void servesSambasClient(String flags, String expected) throws Exception {
        Peers.requirePython("samba.dcerpc.mgmt");

        String output = Peers.run(
                directory,
                "samba_mgmt_client.py",
                Map.of(),
                Peers.smbConf(directory),
                server.port(),
                flags,
                "EXAMPLE",
                "alice",
                Accounts.PASSWORD,
                0,
                9000);

        assertThat(output).contains("listening 1").contains("numbers 9000 True");
        assertThat(server.log()).anySatisfy(line -> assertThat(line).startsWith("EXAMPLE\\Alice " + expected));
    }

    @ParameterizedTest
    @CsvSource({"2,NTLMSSP CONNECT", "5,NTLMSSP INTEGRITY", "6,NTLMSSP PRIVACY"})
    void servesImpacketsClient(int level, String expected) throws Exception {
        Peers.requirePython("impacket.dcerpc.v5.mgmt");

        String output = Peers.run(
                directory,
                "impacket_mgmt_client.py",
                Map.of(),
                server.port(),
                level,
                10,
                "EXAMPLE",
                "alice",
                Accounts.PASSWORD,
                "proxy",
                9000);

        assertThat(output).contains("listening 1").contains("numbers 9000 True");
        assertThat(server.log()).anySatisfy(line -> assertThat(line).startsWith("EXAMPLE\\Alice " + expected));
    }

    @ParameterizedTest
    @CsvSource({
        "NTLMSSP,CONNECT,true",
        "NTLMSSP,PACKET,true",
        "NTLMSSP,INTEGRITY,true",
        "NTLMSSP,INTEGRITY,false",
        "NTLMSSP,PRIVACY,true",
        "NTLMSSP,PRIVACY,false",
        "SPNEGO,CONNECT,true",
        "SPNEGO,PACKET,true",
        "SPNEGO,INTEGRITY,false",
        "SPNEGO,PRIVACY,true"
    })
    void logsOnToSambasDomainController(AuthType type, AuthLevel level, boolean headerSigning) throws Exception {
        Peers.requireDomainController(DOMAIN_CONTROLLER_RPC_PORT);
        SecurityInitiator initiator =
                SecurityProviders.initiator("Administrator", "Passw0rd!23".toCharArray(), "EXAMPLE");

        try (MgmtClient client = new MgmtClient(
                DOMAIN_CONTROLLER_RPC_PORT,
                initiator.initiate(type, level, Optional.empty()),
                type,
                level,
                headerSigning)) {
            assertThat(client.listening()).isEqualTo(1);
            assertThat(client.longRequest(20_000)).isIn(PduType.RESPONSE, PduType.FAULT);
            assertThat(client.listening()).isEqualTo(1);
        }
    }
}
