/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

/**
 * Kerberos, raw and inside SPNEGO, against the clients of Samba and impacket, and against Samba's domain controller, which is the KDC. Needs the
 * accounts of samba_accounts.sh, and in the environment KRB5_CONFIG and INTEROP_HOME, where mapiproxy.keytab lies.
 */
class KerberosInteropTest {
    private static final int DOMAIN_CONTROLLER_RPC_PORT = 49153;
    private static final String HOST = "mapiproxy.example.test";

    @TempDir
    Path directory;

    private Map<String, String> environment;
    private Path keytab;

    @BeforeEach
    void findDomainController() {
        Peers.requireDomainController(88);
        String krb5Conf = System.getenv("KRB5_CONFIG");
        String home = System.getenv("INTEROP_HOME");
        assumeTrue(krb5Conf != null && home != null, "KRB5_CONFIG and INTEROP_HOME are not set");
        keytab = Path.of(home, "mapiproxy.keytab");
        assumeTrue(Files.exists(keytab), keytab + " is missing");
        System.setProperty("java.security.krb5.conf", krb5Conf);
        environment = Map.of("KRB5_CONFIG", krb5Conf);
    }

    private MgmtServer server(boolean headerSigning) throws Exception {
        return new MgmtServer(
                SecurityProviders.acceptor(Accounts.ONE, Accounts.IDENTITY, Optional.of(keytab)), headerSigning);
    }

    @ParameterizedTest
    @CsvSource({
        "'krb5,connect',true,KERBEROS CONNECT",
        "'krb5,packet',true,KERBEROS PACKET header signed",
        "'krb5,sign',true,KERBEROS INTEGRITY header signed",
        "'krb5,sign',false,KERBEROS INTEGRITY",
        "'krb5,seal',true,KERBEROS PRIVACY header signed",
        "'krb5,seal',false,KERBEROS PRIVACY",
        "'spnego,connect',true,SPNEGO CONNECT",
        "'spnego,sign',true,SPNEGO INTEGRITY header signed",
        "'spnego,seal',true,SPNEGO PRIVACY header signed",
        "'spnego,seal',false,SPNEGO PRIVACY"
    })
    void servesSambasClient(String flags, boolean headerSigning, String expected) throws Exception {
        Peers.requirePython("samba.dcerpc.mgmt");
        try (MgmtServer server = server(headerSigning)) {
            String output = Peers.run(
                    directory,
                    "samba_mgmt_client.py",
                    environment,
                    Peers.smbConf(directory),
                    server.port(),
                    flags + ",target_hostname=" + HOST,
                    "EXAMPLE",
                    "alice",
                    Accounts.PASSWORD,
                    1,
                    9000);

            assertThat(output).contains("listening 1").contains("numbers 9000 True");
            assertThat(server.log()).anySatisfy(line -> assertThat(line).isEqualTo("EXAMPLE.TEST\\alice " + expected));
        }
    }

    /** Without level 5, at which this client fails in its own code. */
    @ParameterizedTest
    @CsvSource({"2,SPNEGO CONNECT", "6,SPNEGO PRIVACY"})
    void servesImpacketsClient(int level, String expected) throws Exception {
        Peers.requirePython("impacket.dcerpc.v5.mgmt");
        try (MgmtServer server = server(true)) {
            String output = Peers.run(
                    directory,
                    "impacket_mgmt_client.py",
                    environment,
                    server.port(),
                    level,
                    9,
                    "EXAMPLE.TEST",
                    "alice",
                    Accounts.PASSWORD,
                    HOST,
                    9000);

            assertThat(output).contains("listening 1").contains("numbers 9000 True");
            assertThat(server.log()).anySatisfy(line -> assertThat(line).isEqualTo("EXAMPLE.TEST\\alice " + expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KERBEROS,CONNECT,true",
        "KERBEROS,PACKET,true",
        "KERBEROS,INTEGRITY,true",
        "KERBEROS,INTEGRITY,false",
        "KERBEROS,PRIVACY,true",
        "KERBEROS,PRIVACY,false",
        "SPNEGO,CONNECT,true",
        "SPNEGO,INTEGRITY,true",
        "SPNEGO,PRIVACY,true",
        "SPNEGO,PRIVACY,false"
    })
    void logsOnToSambasDomainController(AuthType type, AuthLevel level, boolean headerSigning) throws Exception {
        SecurityInitiator initiator =
                SecurityProviders.initiator("Administrator", "Passw0rd!23".toCharArray(), "EXAMPLE", "EXAMPLE.TEST");

        try (MgmtClient client = new MgmtClient(
                DOMAIN_CONTROLLER_RPC_PORT,
                initiator.initiate(type, level, Optional.of("host/dc1.example.test")),
                type,
                level,
                headerSigning)) {
            assertThat(client.listening()).isEqualTo(1);
            assertThat(client.longRequest(20_000)).isIn(PduType.RESPONSE, PduType.FAULT);
            assertThat(client.listening()).isEqualTo(1);
        }
    }
}
