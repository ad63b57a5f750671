/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.epm.EptDeleteRequest;
import org.openchange.mapiproxy.idl.epm.EptDeleteResponse;
import org.openchange.mapiproxy.idl.epm.EptInqObjectRequest;
import org.openchange.mapiproxy.idl.epm.EptInqObjectResponse;
import org.openchange.mapiproxy.idl.epm.EptInsertRequest;
import org.openchange.mapiproxy.idl.epm.EptInsertResponse;
import org.openchange.mapiproxy.idl.epm.EptLookupHandleFreeRequest;
import org.openchange.mapiproxy.idl.epm.EptLookupHandleFreeResponse;
import org.openchange.mapiproxy.idl.epm.EptLookupRequest;
import org.openchange.mapiproxy.idl.epm.EptLookupResponse;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.RpcIfId;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.idl.mgmt.InqIfIdsRequest;
import org.openchange.mapiproxy.idl.mgmt.InqIfIdsResponse;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameResponse;
import org.openchange.mapiproxy.idl.mgmt.InqStatsRequest;
import org.openchange.mapiproxy.idl.mgmt.InqStatsResponse;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.idl.mgmt.StopServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.StopServerListeningResponse;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.transport.harness.EchoDispatcher;
import org.openchange.mapiproxy.transport.harness.RawClient;
import org.openchange.mapiproxy.transport.harness.TransportHarness;

class EndpointServersTest {
    private static final int ALL = 0;
    private static final int BY_INTERFACE = 1;
    private static final int EXACT = 3;

    private TransportHarness harness;
    private Endpoint epm;
    private Endpoint rpc;

    @BeforeEach
    void open() throws IOException {
        harness = new TransportHarness(
                InetAddress.getByName("127.0.0.1"),
                1,
                Limits.DEFAULT,
                (type, origin) -> Optional.empty(),
                new EchoDispatcher());
        epm = harness.openEndpointMapper(0);
        rpc = harness.open("rpc", 0, EchoDispatcher.ECHO);
    }

    @AfterEach
    void close() throws InterruptedException {
        harness.close();
    }

    @Test
    void looksUpRowByRowUntilThereAreNoMore() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            List<String> annotations = new ArrayList<>();
            ContextHandle handle = ContextHandle.NULL;
            EptLookupResponse row;
            do {
                row = lookup(client, new EptLookupRequest(ALL, null, null, 1, handle, 1));
                row.entries().forEach(entry -> annotations.add(entry.annotation()));
                handle = row.entryHandle();
            } while (row.status() == EptStatus.OK);

            assertThat(annotations).containsExactly("endpoint mapper", "rpc");
            assertThat(row.status()).isEqualTo(EptStatus.NOT_REGISTERED);
            assertThat(row.entries()).isEmpty();
            assertThat(handle).isEqualTo(ContextHandle.NULL);
        }
    }

    @Test
    void looksUpByInterfaceAndVersion() throws IOException {
        RpcIfId echo = new RpcIfId(EchoDispatcher.ECHO.uuid(), 1, 0);
        RpcIfId newer = new RpcIfId(EchoDispatcher.ECHO.uuid(), 1, 1);
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            EptLookupResponse found =
                    lookup(client, new EptLookupRequest(BY_INTERFACE, null, echo, EXACT, ContextHandle.NULL, 10));
            EptLookupResponse missing =
                    lookup(client, new EptLookupRequest(BY_INTERFACE, null, newer, EXACT, ContextHandle.NULL, 10));
            EptLookupResponse senseless =
                    lookup(client, new EptLookupRequest(BY_INTERFACE, null, null, EXACT, ContextHandle.NULL, 10));

            assertThat(found.entries()).singleElement().satisfies(entry -> {
                ProtocolTower tower = ProtocolTower.read(entry.tower().towerOctetString());
                assertThat(tower.interfaceId()).contains(EchoDispatcher.ECHO);
                assertThat(tower.tcpPort()).hasValue(rpc.port());
                assertThat(tower.address().orElseThrow().getHostAddress()).isEqualTo("127.0.0.1");
            });
            assertThat(missing.entries()).isEmpty();
            assertThat(missing.status()).isEqualTo(EptStatus.NOT_REGISTERED);
            assertThat(senseless.status()).isEqualTo(EptStatus.CANNOT_PERFORM);
        }
    }

    @Test
    void endsAHandleWhenItIsFreed() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            ContextHandle handle = begunLookup(client);

            ByteBuffer freed = call(client, new EptLookupHandleFreeRequest(handle));

            assertThat(EptLookupHandleFreeResponse.read(new NdrReader(freed)))
                    .isEqualTo(new EptLookupHandleFreeResponse(ContextHandle.NULL, EptStatus.OK));
            assertThatThrownBy(() -> call(client, new EptLookupRequest(ALL, null, null, 1, handle, 1)))
                    .hasMessageContaining(FaultStatus.CONTEXT_MISMATCH.toString());
        }
    }

    @Test
    void keepsTheHandlesOfOneGroupFromTheOthers() throws IOException {
        try (RawClient owner = bound(epm, Epm.INTERFACE.id());
                RawClient stranger = bound(epm, Epm.INTERFACE.id())) {
            ContextHandle handle = begunLookup(owner);

            assertThatThrownBy(() -> call(stranger, new EptLookupRequest(ALL, null, null, 1, handle, 1)))
                    .hasMessageContaining(FaultStatus.CONTEXT_MISMATCH.toString());
        }
    }

    private static ContextHandle begunLookup(RawClient client) throws IOException {
        return lookup(client, new EptLookupRequest(ALL, null, null, 1, ContextHandle.NULL, 1))
                .entryHandle();
    }

    @Test
    void boundsTheLookupsOfOneGroup() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            EptLookupRequest request = new EptLookupRequest(ALL, null, null, 1, ContextHandle.NULL, 1);
            for (int i = 0; i < LookupHandles.MAX_PER_GROUP; i++) {
                assertThat(lookup(client, request).status()).isEqualTo(EptStatus.OK);
            }

            assertThat(lookup(client, request).status()).isEqualTo(EptStatus.NO_MEMORY);
        }
    }

    @Test
    void mapsAnInterfaceToItsPort() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            EptMapResponse found = map(client, EchoDispatcher.ECHO);
            EptMapResponse missing = map(client, SyntaxId.parse("00000000-0000-0000-0000-000000000001/1.0"));

            assertThat(found.status()).isEqualTo(EptStatus.OK);
            assertThat(ProtocolTower.read(found.towers().get(0).towerOctetString())
                            .tcpPort())
                    .hasValue(rpc.port());
            assertThat(missing.status()).isEqualTo(EptStatus.NOT_REGISTERED);
        }
    }

    @Test
    void letsNobodyChangeTheMap() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            ByteBuffer inserted = call(client, new EptInsertRequest(0, List.of(), 0));
            ByteBuffer deleted = call(client, new EptDeleteRequest(0, List.of()));

            assertThat(EptInsertResponse.read(new NdrReader(inserted)).status()).isEqualTo(EptStatus.CANNOT_PERFORM);
            assertThat(EptDeleteResponse.read(new NdrReader(deleted)).status()).isEqualTo(EptStatus.CANNOT_PERFORM);
        }
    }

    @Test
    void tellsTheObjectOfTheMap() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            EptInqObjectResponse answer =
                    EptInqObjectResponse.read(new NdrReader(call(client, new EptInqObjectRequest())));

            assertThat(answer.status()).isEqualTo(EptStatus.OK);
            assertThat(answer.eptObject()).isNotEqualTo(new UUID(0, 0));
        }
    }

    @Test
    void offersInterfacesOnlyWhereTheyLive() throws IOException {
        assertThat(result(epm, EchoDispatcher.ECHO)).isEqualTo(ContextResult.PROVIDER_REJECTION);
        assertThat(result(rpc, Epm.INTERFACE.id())).isEqualTo(ContextResult.PROVIDER_REJECTION);
        assertThat(result(rpc, EchoDispatcher.ECHO)).isEqualTo(ContextResult.ACCEPTANCE);
        assertThat(result(rpc, Mgmt.INTERFACE.id())).isEqualTo(ContextResult.ACCEPTANCE);

        harness.registry().unregister(EchoDispatcher.ECHO);

        assertThat(result(rpc, EchoDispatcher.ECHO)).isEqualTo(ContextResult.PROVIDER_REJECTION);
    }

    @Test
    void managesWithoutLettingItselfBeStopped() throws IOException {
        try (RawClient client = bound(rpc, Mgmt.INTERFACE.id())) {
            InqIfIdsResponse ids = InqIfIdsResponse.read(new NdrReader(call(client, new InqIfIdsRequest())));
            InqStatsResponse stats = InqStatsResponse.read(new NdrReader(call(client, new InqStatsRequest(3))));
            IsServerListeningResponse listening =
                    IsServerListeningResponse.read(new NdrReader(call(client, new IsServerListeningRequest())));
            StopServerListeningResponse stop =
                    StopServerListeningResponse.read(new NdrReader(call(client, new StopServerListeningRequest())));

            assertThat(ids.ifIdVector().ifId())
                    .extracting(id -> id.uuid())
                    .containsExactly(Mgmt.INTERFACE.id().uuid(), EchoDispatcher.ECHO.uuid());
            assertThat(stats.statistics()).hasSize(3).first().satisfies(calls -> assertThat(calls)
                    .isPositive());
            assertThat(listening).isEqualTo(new IsServerListeningResponse(0, 1));
            assertThat(stop.status()).isEqualTo(5);
        }
    }

    @Test
    void tellsItsNameToWhoeverHasRoomForIt() throws IOException {
        try (RawClient client = bound(rpc, Mgmt.INTERFACE.id())) {
            assertThat(principal(client, 16, 64)).isEqualTo(new InqPrincNameResponse("host/dc1.example.test", 64, 0));
            assertThat(principal(client, 10, 64).princName()).isEqualTo("EXAMPLE\\DC1");
            assertThat(principal(client, 16, 21).status()).isEqualTo(122);
            assertThat(principal(client, 99, 64).status()).isEqualTo(0x6D3);
        }
    }

    private static InqPrincNameResponse principal(RawClient client, int type, int size) throws IOException {
        return InqPrincNameResponse.read(new NdrReader(call(client, new InqPrincNameRequest(type, size))));
    }

    @Test
    void faultsAStubThatIsTooShortAndAnOperationThatIsNotThere() throws IOException {
        try (RawClient client = bound(epm, Epm.INTERFACE.id())) {
            client.request(1, EptLookupRequest.OPNUM, ByteBuffer.allocate(3).order(ByteOrder.LITTLE_ENDIAN));
            assertThat(client.receive().orElseThrow().fault().status()).isEqualTo(FaultStatus.BAD_STUB_DATA);
            client.request(2, 99, ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN));
            assertThat(client.receive().orElseThrow().fault().status()).isEqualTo(FaultStatus.OP_RANGE_ERROR);
        }
    }

    private static EptLookupResponse lookup(RawClient client, EptLookupRequest request) throws IOException {
        return EptLookupResponse.read(new NdrReader(call(client, request)));
    }

    private static EptMapResponse map(RawClient client, SyntaxId id) throws IOException {
        Twr tower = Twr.of(ByteBuffer.wrap(ProtocolTower.tcpQuestion(id).toBytes()));
        return EptMapResponse.read(new NdrReader(call(client, new EptMapRequest(null, tower, ContextHandle.NULL, 4))));
    }

    private static ByteBuffer call(RawClient client, Request request) throws IOException {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        request.write(writer);
        client.request(1, request.opnum(), writer.toBuffer());
        return client.response();
    }

    private static int result(Endpoint endpoint, SyntaxId id) throws IOException {
        try (RawClient client = new RawClient(endpoint.address())) {
            return client.bind(id, 0).bindAck().results().get(0).result();
        }
    }

    private static RawClient bound(Endpoint endpoint, SyntaxId id) throws IOException {
        RawClient client = new RawClient(endpoint.address());
        client.bind(id, 0);
        return client;
    }
}
