/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.control.Counter;

@Timeout(60)
class RpcConnectionsTest {

    private static RpcConnections connections(RelayHarness harness, String binding) {
        RelaySettings settings = new RelaySettings(BindingString.parse(binding), Optional.empty(), Limits.DEFAULT);
        return new RpcConnections(settings, harness.counters, harness.loops, harness.workers);
    }

    private static String bindingOf(RecordingUpstream upstream) {
        return "ncacn_ip_tcp:127.0.0.1[" + upstream.port() + "]";
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static FaultStatus faultOf(CompletionStage<?> stage) {
        try {
            Object answer = get(stage);
            throw new AssertionError("answered with " + answer);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ModuleException.class);
            return ((ModuleException) e.getCause()).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void callsWithStubsAndRecords() throws Exception {
        byte[] listening = {0, 0, 0, 0, 1, 0, 0, 0};
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            while (true) {
                PduFrame request = peer.readRequest();
                peer.answer(request.header().callId(), listening, 5840);
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            RpcConnections connections = connections(harness, bindingOf(upstream));
            try (RpcConnection connection = connections.connect(Mgmt.INTERFACE.id(), Optional.of(Mgmt.INTERFACE))) {
                assertThat(get(connection.call(2, ByteBuffer.allocate(4))).remaining())
                        .isEqualTo(8);
                Response answer = get(connection.call(new IsServerListeningRequest()));
                assertThat(answer).isInstanceOf(IsServerListeningResponse.class);
            }
            try (RpcConnection connection = connections.connect(RelayHarness.INTERFACE, Optional.empty())) {
                ByteBuffer stub = ByteBuffer.wrap(new byte[3]).order(ByteOrder.LITTLE_ENDIAN);
                Response answer = get(connection.call(new OpaqueRequest(9, stub)));
                assertThat(((OpaqueResponse) answer).stub().remaining()).isEqualTo(8);
            }
            assertThat(upstream.connections).hasValue(2);
            RelayHarness.eventually(() -> upstream.open.get() == 0);
        }
    }

    @Test
    void connectsToAnotherServer() throws Exception {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness = RelayHarness.to(upstream)) {
            RpcConnections connections = connections(harness, "ncacn_ip_tcp:nowhere.invalid[1]");
            BindingString other = BindingString.parse(bindingOf(upstream));
            try (RpcConnection connection = connections.connect(RelayHarness.INTERFACE, Optional.empty(), other)) {
                assertThat(get(connection.call(1, ByteBuffer.wrap(new byte[] {42})))
                                .get())
                        .isEqualTo((byte) 42);
            }
        }
    }

    @Test
    void saysWhyAServerCannotBeReached() throws IOException {
        RecordingUpstream.Script script = peer -> peer.sendBindAck(
                peer.read(), 1, 0, ContextResult.rejected(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED));
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            RpcConnections connections = connections(harness, bindingOf(upstream));
            assertThatThrownBy(() -> connections.connect(RelayHarness.INTERFACE, Optional.empty()))
                    .isInstanceOfSatisfying(UpstreamUnavailableException.class, e -> assertThat(e.status())
                            .isEqualTo(FaultStatus.UNKNOWN_INTERFACE))
                    .hasMessageContaining("rejected");
            RelayHarness.eventually(() -> harness.counters.get(Counter.UPSTREAM_OPEN) == 0);
        }
    }

    @Test
    void failsPendingAndLaterCallsWhenItIsClosed() throws Exception {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            RpcConnection connection =
                    connections(harness, bindingOf(upstream)).connect(RelayHarness.INTERFACE, Optional.empty());
            CompletionStage<ByteBuffer> call = connection.call(1, ByteBuffer.allocate(1));
            RelayHarness.eventually(() -> upstream.count(PduType.REQUEST) == 1);
            connection.close();
            assertThat(faultOf(call)).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
            assertThat(faultOf(connection.call(1, ByteBuffer.allocate(1)))).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
        }
    }

    @Test
    void carriesTheFaultOfACall() throws Exception {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.fault(peer.readRequest().header().callId(), FaultStatus.OP_RANGE_ERROR, 0);
            peer.answer(peer.readRequest().header().callId(), new byte[2], 5840);
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream);
                RpcConnection connection = connections(harness, bindingOf(upstream))
                        .connect(Mgmt.INTERFACE.id(), Optional.of(Mgmt.INTERFACE))) {
            assertThat(faultOf(connection.call(99, ByteBuffer.allocate(0)))).isEqualTo(FaultStatus.OP_RANGE_ERROR);
            assertThat(faultOf(connection.call(new IsServerListeningRequest()))).isEqualTo(FaultStatus.BAD_STUB_DATA);
        }
    }

    @Test
    void refusesToWaitOnAnEventLoop() throws Exception {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness = RelayHarness.to(upstream)) {
            RpcConnections connections = connections(harness, bindingOf(upstream));
            assertThatThrownBy(() -> harness.loops
                            .next()
                            .submit(() -> connections.connect(RelayHarness.INTERFACE, Optional.empty()))
                            .get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }
}
