/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.it.beans.StubText;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StopIT {
    private static final String PROXY = "proxy";
    /** Netty's global executor ends its thread some seconds after its last task. */
    private static final long PATIENCE_SECONDS = 15;

    private static final List<String> OURS =
            List.of("mapiproxy", "netty", "globalEventExecutor", "nioEventLoop", "epoll");

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    private ManagementClient management;

    @Deployment(name = PROXY, managed = false, testable = false)
    static EnterpriseArchive proxy() {
        return DeployedProxy.ear();
    }

    @Test
    void leavesNoThreadAndNoPortAndCanBeStartedAgain() throws Exception {
        DeployedProxy.configure(DeployedProxy.relaying(""));
        for (int i = 0; i < 2; i++) {
            deployer.deploy(PROXY);
            RpcClient client = RpcClient.bind(StubText.INTERFACE);
            assertThat(client.call(EchoUpstream.ECHO, "x")).isEqualTo("x");
            assertThat(threads()).anyMatch(name -> name.startsWith("mapiproxy-io"));

            deployer.undeploy(PROXY);

            assertThatThrownBy(() -> client.call(EchoUpstream.ECHO, "x"))
                    .isInstanceOfAny(EOFException.class, java.net.SocketException.class);
            client.close();
            assertNothingListens(DeployedProxy.rpcPort());
            assertNothingListens(DeployedProxy.epmPort());
            assertNoThreadIsLeft();
        }
    }

    private static void assertNothingListens(int port) {
        assertThatThrownBy(() -> new Socket(DeployedProxy.HOST, port).close())
                .as("port %d", port)
                .isInstanceOf(ConnectException.class);
    }

    private void assertNoThreadIsLeft() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!threads().isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        assertThat(threads()).isEmpty();
    }

    /** The threads of the server that are the adapter's. */
    private List<String> threads() throws Exception {
        ModelNode dump = Operations.createOperation(
                "dump-all-threads", Operations.createAddress("core-service", "platform-mbean", "type", "threading"));
        dump.get("locked-monitors").set(false);
        dump.get("locked-synchronizers").set(false);
        ModelNode result = management.getControllerClient().execute(dump);
        assertThat(Operations.isSuccessfulOutcome(result)).as(result.toString()).isTrue();
        return Operations.readResult(result).asList().stream()
                .map(thread -> thread.get("thread-name").asString())
                .filter(name -> OURS.stream().anyMatch(name::contains))
                .toList();
    }
}
