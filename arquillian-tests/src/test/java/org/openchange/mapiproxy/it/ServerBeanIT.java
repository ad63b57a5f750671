/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.it.beans.InspectingServer;
import org.openchange.mapiproxy.it.beans.PromptServer;
import org.openchange.mapiproxy.it.beans.StubText;
import org.openchange.mapiproxy.it.beans.WaitingServer;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerBeanIT {
    /** The adapter lets 256 wait or run; see MapiProxyResourceAdapter. */
    private static final int WORK = 256;

    private static final int TOO_MANY = 300;
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying(""));
        return DeployedProxy.ear();
    }

    @Deployment(name = "servers", order = 2, testable = false)
    static JavaArchive servers() {
        return DeployedProxy.jar(
                "servers.jar", StubText.class, WaitingServer.class, PromptServer.class, InspectingServer.class);
    }

    @Test
    void runsAServerThatMayWaitOnAWorkerThread() throws Exception {
        try (RpcClient client = RpcClient.bind(WaitingServer.INTERFACE)) {
            assertThat(client.call(WaitingServer.THREAD, "")).doesNotContain("mapiproxy-io");
        }
    }

    @Test
    void runsAServerThatNeverWaitsOnTheEventLoop() throws Exception {
        try (RpcClient client = RpcClient.bind(PromptServer.INTERFACE)) {
            assertThat(client.call(PromptServer.THREAD, "")).startsWith("mapiproxy-io");
        }
    }

    @Test
    void makesAnExceptionOfAServerAFaultAndStaysUsable() throws Exception {
        try (RpcClient client = RpcClient.bind(WaitingServer.INTERFACE)) {
            assertFault(client, WaitingServer.EXCEPTION, FaultStatus.UNSPECIFIED);
            assertThat(client.call(WaitingServer.THREAD, "")).isNotEmpty();
        }
    }

    @Test
    void isBusyWhenTheWorkQueueIsFullAndGoesOnWithEverythingElse() throws Exception {
        List<RpcClient> waiting = new ArrayList<>();
        try (RpcClient prompt = RpcClient.bind(PromptServer.INTERFACE);
                RpcClient relayed = RpcClient.bind(StubText.INTERFACE)) {
            for (int i = 0; i < TOO_MANY; i++) {
                RpcClient client = RpcClient.bind(WaitingServer.INTERFACE);
                waiting.add(client);
                client.send(WaitingServer.WAIT, "");
            }
            long started = System.nanoTime();
            assertThat(relayed.call(EchoUpstream.ECHO, "x")).isEqualTo("x");
            prompt.call(PromptServer.RELEASE, "");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(PROMPTLY);

            int released = 0;
            int busy = 0;
            for (RpcClient client : waiting) {
                if (isReleased(client)) {
                    released++;
                } else {
                    busy++;
                }
            }
            assertThat(released).isBetween(1, WORK);
            assertThat(busy).isEqualTo(TOO_MANY - released);
        } finally {
            for (RpcClient client : waiting) {
                client.close();
            }
        }
    }

    private static boolean isReleased(RpcClient client) throws IOException {
        try {
            assertThat(client.receive()).isEqualTo("released");
            return true;
        } catch (RpcFaultException e) {
            assertThat(e.status()).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
            assertThat(e.didNotExecute()).isTrue();
            return false;
        }
    }

    @Test
    void givesABeanTheControlOfTheProxy() throws Exception {
        try (RpcClient client = RpcClient.bind(InspectingServer.INTERFACE)) {
            assertThat(client.call(InspectingServer.LISTENERS, ""))
                    .isEqualTo("epmapper=" + DeployedProxy.epmPort() + " rpc=" + DeployedProxy.rpcPort());
        }
    }

    @Test
    void givesABeanConnectionsToUpstream() throws Exception {
        try (RpcClient client = RpcClient.bind(InspectingServer.INTERFACE)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.call(InspectingServer.CALL_UPSTREAM, "hello")).isEqualTo("hello");
            }
            assertThat(client.call(InspectingServer.CALL_BINDING, EchoUpstream.binding()))
                    .isEqualTo("connected");
        }
    }

    @Test
    void tellsABeanWhyAConnectionCannotBeHad() throws Exception {
        try (RpcClient client = RpcClient.bind(InspectingServer.INTERFACE)) {
            assertThat(client.call(InspectingServer.CALL_BINDING, "ncacn_ip_tcp:127.0.0.1[1]"))
                    .startsWith("refused: ");
        }
    }

    private static void assertFault(RpcClient client, int opnum, FaultStatus status) {
        assertThatThrownBy(() -> client.call(opnum, ""))
                .asInstanceOf(InstanceOfAssertFactories.type(RpcFaultException.class))
                .extracting(RpcFaultException::status)
                .isEqualTo(status);
    }
}
