/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.transport.chain.InterfaceFilter;

class ProxyRuntimeTest {
    private static final String STUB = "12345678-1234-abcd-ef00-01234567cffb/1.0";

    @TempDir
    private Path directory;

    private StandaloneProxy start(String... options) throws IOException {
        Path file = directory.resolve("mapiproxy.conf");
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
    void opensItsPortsAndSaysSo() throws Exception {
        try (StandaloneProxy proxy = start()) {
            ProxyStatus status = proxy.runtime().status();

            assertThat(status.ready()).isTrue();
            assertThat(status.listeners())
                    .extracting(ProxyStatus.Listener::name)
                    .containsExactly("epmapper", "rpc");
            connect(proxy.port("epmapper")).close();
            connect(proxy.port("rpc")).close();
        }
    }

    @RepeatedTest(5)
    void closesItsPortsAndLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        StandaloneProxy proxy = start();
        int port = proxy.port("rpc");
        Socket client = connect(port);

        proxy.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client.close();
        assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
        assertThat(threadsBut(before)).isEmpty();
        assertThat(proxy.runtime().status().stopping()).isTrue();
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeftBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> start("mapiproxy:rpc port = " + port))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(port);
        }
        assertThat(threadsBut(before)).isEmpty();
    }

    @Test
    void waitsForTheModulesOfTheConfigurationAndNamesThem() throws Exception {
        try (StandaloneProxy proxy = start(
                "dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[1]",
                "dcerpc_mapiproxy:modules = first, second",
                "dcerpc_mapiproxy:replace names = no")) {
            assertThat(proxy.runtime().status().notReady())
                    .containsExactly(
                            "module \"first\" of dcerpc_mapiproxy:modules is not deployed",
                            "module \"second\" of dcerpc_mapiproxy:modules is not deployed");

            proxy.deploy("second", new ProxyModule() {}, InterfaceFilter.of("exchange_nsp"));
            proxy.deploy("first", new ProxyModule() {}, InterfaceFilter.of(InterfaceFilter.ANY));

            ProxyStatus status = proxy.runtime().status();
            assertThat(status.ready()).isTrue();
            assertThat(status.modules()).extracting(ProxyStatus.Module::name).containsExactly("first", "second");
            assertThat(status.interfaces())
                    .extracting(ProxyStatus.Interface::answeredBy)
                    .containsOnly("relay");
            assertThat(status.interfaces())
                    .extracting(ProxyStatus.Interface::endpoint)
                    .containsOnly("ncacn_ip_tcp:127.0.0.1[" + proxy.port("rpc") + "]");
        }
    }

    @Test
    void aServerThatIsDeployedBringsItsInterfaceAndTakesItAway() throws Exception {
        try (StandaloneProxy proxy = start()) {
            Runnable undeploy = proxy.deploy("stub", STUB, false, (call, request) -> Verdict.relay());

            assertThat(proxy.runtime().status().interfaces())
                    .containsExactly(new ProxyStatus.Interface(
                            STUB, STUB, "ncacn_ip_tcp:127.0.0.1[" + proxy.port("rpc") + "]", "stub"));

            undeploy.run();

            assertThat(proxy.runtime().status().interfaces()).isEmpty();
        }
    }

    /** The container activates the beans of one jar on several threads. */
    @Test
    void serversThatAreDeployedAtTheSameTimeAllBringTheirInterfaces() throws Exception {
        int servers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        try (StandaloneProxy proxy = start()) {
            String rpc = "ncacn_ip_tcp:127.0.0.1[" + proxy.port("rpc") + "]";
            for (int round = 0; round < 20; round++) {
                CyclicBarrier together = new CyclicBarrier(servers);
                List<Future<Runnable>> deployed = new ArrayList<>();
                for (int i = 0; i < servers; i++) {
                    String id = "12345678-1234-abcd-ef00-01234567cf0" + i + "/1.0";
                    deployed.add(threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        return proxy.deploy("stub", id, false, (call, request) -> Verdict.relay());
                    }));
                }
                List<Runnable> undeploy = new ArrayList<>();
                for (Future<Runnable> each : deployed) {
                    undeploy.add(each.get(10, TimeUnit.SECONDS));
                }
                assertThat(proxy.runtime().status().interfaces())
                        .hasSize(servers)
                        .allSatisfy(each -> assertThat(each.endpoint()).isEqualTo(rpc));
                undeploy.forEach(Runnable::run);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aConnectionThatLeadsNowhereIsRefusedWithTheReason() throws Exception {
        try (StandaloneProxy proxy = start()) {
            ProxyRuntime runtime = proxy.runtime();

            assertThatThrownBy(() -> runtime.connect("no_such", Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("\"no_such\"");
            assertThatThrownBy(() -> runtime.connect("exchange_nsp", Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("dcerpc_mapiproxy:binding");
            assertThatThrownBy(() -> runtime.connect("exchange_nsp", Optional.of("ncacn_ip_tcp:127.0.0.1[1]")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> runtime.connect("exchange_nsp", Optional.of("nonsense")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static List<String> threadsBut(Set<Thread> before) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (newThreads(before).isEmpty()) {
                break;
            }
            Thread.sleep(50);
        }
        return newThreads(before);
    }

    private static List<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .collect(Collectors.toList());
    }
}
