/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.RpcConnectionFactory;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.runtime.StandaloneProxy;

/** The connection factory between two proxies: one whose adapter connects, one whose server bean answers. */
class RpcConnectionFactoryTest {
    private static final String STUB = "12345678-1234-abcd-ef00-01234567cffb/1.0";

    @TempDir
    private Path directory;

    private final PoolOfOne pool = new PoolOfOne();
    private final MapiProxyResourceAdapter adapter = new MapiProxyResourceAdapter();
    private StandaloneProxy server;
    private RpcConnectionFactory factory;

    @BeforeEach
    void start() throws Exception {
        server = proxy("server", "mapiproxy:minimum auth level = none");
        server.deploy("echo", STUB, false, (call, request) -> {
            ByteBuffer stub = ((OpaqueRequest) request).stub();
            return Verdict.answer(new OpaqueResponse(call.opnum(), stub));
        });
        String binding = "ncacn_ip_tcp:127.0.0.1[" + server.port("rpc") + "]";
        adapter.run(proxy("client", "dcerpc_mapiproxy:binding = " + binding, "dcerpc_mapiproxy:interfaces = " + STUB)
                .runtime());
        RpcManagedConnectionFactory managed = new RpcManagedConnectionFactory();
        managed.setResourceAdapter(adapter);
        factory = (RpcConnectionFactory) managed.createConnectionFactory(pool);
    }

    @AfterEach
    void stop() {
        adapter.stop();
        server.close();
    }

    private StandaloneProxy proxy(String name, String... options) throws IOException {
        Path file = directory.resolve(name + ".conf");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "[global]",
                        "netbios name = PROXY",
                        "workgroup = EXAMPLE",
                        "mapiproxy:bind address = 127.0.0.1",
                        "mapiproxy:data directory = " + directory,
                        "mapiproxy:epm port = 0",
                        "mapiproxy:rpc port = 0",
                        String.join("\n", options)));
        return StandaloneProxy.start(file);
    }

    @Test
    void callsTheConfiguredUpstream() throws Exception {
        try (RpcConnection connection = factory.connect(STUB)) {
            assertThat(echo(connection, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void callsAnotherServer() throws Exception {
        String binding = "ncacn_ip_tcp:localhost[" + server.port("rpc") + "]";
        try (RpcConnection connection = factory.connect(STUB, binding)) {
            assertThat(echo(connection, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void aPlaceInThePoolIsUsedAgainWithAFreshConnection() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (RpcConnection connection = factory.connect(STUB)) {
                assertThat(echo(connection, "hello")).isEqualTo("hello");
                connection.close();
            }
        }

        assertThat(pool.made).isEqualTo(1);
        assertThat(pool.free).hasSize(1);
        assertThat(accepted()).isEqualTo(3);
        awaitNoConnection();
    }

    @Test
    void aServerThatRefusesIsReportedWithItsReasonAndThePlaceIsFreeAgain() {
        assertThatThrownBy(() -> factory.connect("exchange_nsp"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> factory.connect("no_such"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"no_such\"");
    }

    @Test
    void withoutARunningAdapterThereIsNoConnection() {
        adapter.stop();

        assertThatThrownBy(() -> factory.connect(STUB))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not started");
    }

    private static String echo(RpcConnection connection, String text) throws Exception {
        ByteBuffer stub =
                ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer answer = connection.call(4, stub).toCompletableFuture().get(10, TimeUnit.SECONDS);
        return StandardCharsets.US_ASCII.decode(answer).toString();
    }

    private long accepted() {
        return server.runtime().status().counters().get(Counter.CONNECTIONS_ACCEPTED);
    }

    private void awaitNoConnection() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!server.runtime().status().associations().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(server.runtime().status().associations()).isEmpty();
    }

    /** What a container does with managed connections, without its bounds. */
    private static final class PoolOfOne implements ConnectionManager {
        private static final long serialVersionUID = 1L;

        private final transient Set<ManagedConnection> free = new HashSet<>();
        private int made;

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
                throws ResourceException {
            ManagedConnection place = factory.matchManagedConnections(free, null, request);
            if (place == null) {
                made++;
                place = factory.createManagedConnection(null, request);
                place.addConnectionEventListener(new Returning(place, free));
            }
            free.remove(place);
            return place.getConnection(null, request);
        }
    }

    private record Returning(ManagedConnection place, Set<ManagedConnection> free) implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            try {
                place.cleanup();
            } catch (ResourceException e) {
                throw new IllegalStateException(e);
            }
            free.add(place);
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            throw new IllegalStateException("RPC has no transactions");
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            throw new IllegalStateException("RPC has no transactions");
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            throw new IllegalStateException("RPC has no transactions");
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            throw new IllegalStateException("not expected", event.getException());
        }
    }
}
