/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientGroup;

/**
 * The relay towards Samba's domain controller on 127.0.0.1, endpoint mapper on port 135, with the account that USERNAME, PASSWORD and DOMAIN
 * name. SAMR is relayed as an opaque interface.
 */
@Timeout(60)
@EnabledIfEnvironmentVariable(named = "SMB_CONF_PATH", matches = ".+")
class SambaUpstreamIT {
    private static final SyntaxId MGMT = SyntaxId.parse("afa8bd80-7d8a-11c9-bef4-08002b102989/1.0");
    private static final SyntaxId SAMR = SyntaxId.parse("12345778-1234-abcd-ef00-0123456789ac/1.0");

    private static RelayHarness harness(String flags, String password) {
        SecurityInitiator initiator = SecurityProviders.initiator(
                System.getenv("USERNAME"), password.toCharArray(), System.getenv("DOMAIN"), System.getenv("REALM"));
        return new RelayHarness(
                "ncacn_ip_tcp:127.0.0.1[" + flags + "]", Optional.of(initiator), UnaryOperator.identity());
    }

    private static ByteBuffer samrConnect(ByteOrder order) {
        return ByteBuffer.allocate(8).order(order).putInt(4, 0x02000000); // no name, maximum access
    }

    private static ByteBuffer withHandle(ByteBuffer handle, int... words) {
        ByteBuffer stub = ByteBuffer.allocate(20 + 4 * words.length).order(handle.order());
        stub.put(handle.slice(0, 20));
        for (int word : words) {
            stub.putInt(word);
        }
        return stub.flip().order(handle.order());
    }

    /** SamrConnect, SamrEnumerateDomainsInSamServer and SamrCloseHandle. */
    private static void listDomains(ClientAssociation client) {
        ByteBuffer handle =
                client.call(SAMR, 0, samrConnect(ByteOrder.LITTLE_ENDIAN)).get();
        assertThat(handle.getInt(20)).isZero();
        byte[] domains = client.call(SAMR, 6, withHandle(handle, 0, 0xFFFF)).bytes();
        assertThat(new String(domains, StandardCharsets.UTF_16LE)).contains("EXAMPLE");
        ByteBuffer closed = client.call(SAMR, 1, withHandle(handle)).get();
        assertThat(closed.getInt(20)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ntlm,packet",
                "ntlm,sign",
                "ntlm,seal",
                "spnego,sign",
                "spnego,seal",
                "sign",
                "seal",
                "seal,bigendian",
                "krb5,sign,target_hostname=dc1.example.test",
                "krb5,seal,target_hostname=dc1.example.test",
                "krb5,packet,target_principal=host/dc1.example.test",
                "spnego,seal,target_hostname=dc1.example.test",
                "sign,target_hostname=dc1.example.test"
            })
    void callsSamrAtEveryLevel(String flags) {
        try (RelayHarness harness = harness(flags, System.getenv("PASSWORD"))) {
            listDomains(harness.associate());
        }
    }

    /** SAMR refuses this level. */
    @ParameterizedTest
    @ValueSource(strings = {"ntlm", "ntlm,connect", "spnego,connect", "", "krb5,target_hostname=dc1.example.test"})
    void callsManagementAtLevelConnect(String flags) {
        try (RelayHarness harness = harness("49153," + flags, System.getenv("PASSWORD"))) {
            ClientAssociation client = harness.associate();
            ByteBuffer stub = ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(client.call(MGMT, 2, stub).get().getInt(4)).isEqualTo(1);
            assertThat(client.call(MGMT, 2, stub).get().getInt(4)).isEqualTo(1);
        }
    }

    @Test
    void callsManagementWithoutAuthentication() {
        try (RelayHarness harness = new RelayHarness("ncacn_ip_tcp:127.0.0.1[49153]")) {
            ByteBuffer answer = harness.associate()
                    .call(MGMT, 2, ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN))
                    .get();
            assertThat(answer.getInt(4)).isEqualTo(1); // it is listening
        }
    }

    @Test
    void keepsTheByteOrderOfABigEndianClient() {
        try (RelayHarness harness = harness("seal", System.getenv("PASSWORD"))) {
            ClientAssociation client = harness.associate();
            ByteBuffer handle =
                    client.call(SAMR, 0, samrConnect(ByteOrder.BIG_ENDIAN)).get();
            assertThat(handle.getInt(20)).isZero();
            assertThat(client.call(SAMR, 1, withHandle(handle)).get().getInt(20))
                    .isZero();
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (RelayHarness harness = harness("ntlm,seal", "wrong")) {
            assertThat(harness.associate()
                            .call(SAMR, 0, samrConnect(ByteOrder.LITTLE_ENDIAN))
                            .fault()
                            .status)
                    .isEqualTo(FaultStatus.ACCESS_DENIED);
        }
        try (RelayHarness harness = harness("spnego,seal", "wrong")) {
            assertThat(harness.associate()
                            .call(SAMR, 0, samrConnect(ByteOrder.LITTLE_ENDIAN))
                            .fault()
                            .status)
                    .isEqualTo(FaultStatus.ACCESS_DENIED);
        }
    }

    @Test
    void passesFaultsOfSamba() {
        try (RelayHarness harness = harness("ntlm,seal", System.getenv("PASSWORD"))) {
            ClientAssociation client = harness.associate();
            assertThat(client.call(SAMR, 999, ByteBuffer.allocate(0)).fault().status)
                    .isEqualTo(FaultStatus.OP_RANGE_ERROR);
            ByteBuffer unknown = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
            unknown.putInt(4, 0x12345678);
            assertThat(client.call(SAMR, 1, unknown).fault().status).isEqualTo(FaultStatus.CONTEXT_MISMATCH);
            listDomains(client);
        }
    }

    @Test
    void sharesContextHandlesWithinAClientsGroup() {
        try (RelayHarness harness = harness("ntlm,sign", System.getenv("PASSWORD"))) {
            ClientGroup group = new ClientGroup();
            ByteBuffer handle = harness.associate(group)
                    .call(SAMR, 0, samrConnect(ByteOrder.LITTLE_ENDIAN))
                    .get();
            ByteBuffer closed =
                    harness.associate(group).call(SAMR, 1, withHandle(handle)).get();
            assertThat(closed.getInt(20)).isZero();
        }
    }

    @Test
    void cutsALargeSealedRequest() {
        try (RelayHarness harness = harness("ntlm,seal", System.getenv("PASSWORD"))) {
            ClientAssociation client = harness.associate();
            byte[] name = ("\\\\" + "x".repeat(100_000) + "\0").getBytes(StandardCharsets.UTF_16LE);
            ByteBuffer stub = ByteBuffer.allocate(name.length + 64).order(ByteOrder.LITTLE_ENDIAN);
            stub.putInt(0x20000)
                    .putInt(name.length / 2)
                    .putInt(0)
                    .putInt(name.length / 2)
                    .put(name);
            stub.position((stub.position() + 3) & ~3).putInt(0x02000000);
            ByteBuffer handle = client.call(SAMR, 57, stub.flip().order(ByteOrder.LITTLE_ENDIAN))
                    .get(); // SamrConnect2
            assertThat(handle.getInt(20)).isZero();
            assertThat(client.call(SAMR, 1, withHandle(handle)).get().getInt(20))
                    .isZero();
        }
    }

    @Test
    void passesAnObjectUuid() {
        try (RelayHarness harness = harness("ntlm,sign", System.getenv("PASSWORD"))) {
            ByteBuffer handle = harness.associate()
                    .call(SAMR, 0, Optional.of(UUID.randomUUID()), samrConnect(ByteOrder.LITTLE_ENDIAN))
                    .get();
            assertThat(handle.getInt(20)).isZero();
        }
    }
}
