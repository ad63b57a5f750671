/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.idl.nspi.NspiBindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiBindResponse;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdResponse;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.idl.nspi.StringsArray;
import org.openchange.mapiproxy.ndr.ContextHandle;

/** A third party's server of NSPI takes the place of the one that is part of the EAR, and comes while the proxy runs. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CustomServerIT {
    private static final String SAMPLE = "sample";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Stat STAT = new Stat(0, 0, 0, 0, 0, 0, 1252, 0x409, 0x409);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure("dcerpc_mapiproxy:nspi_server = tiny");
        return DeployedProxy.ear();
    }

    @Deployment(name = SAMPLE, managed = false, testable = false)
    static JavaArchive sample() {
        return DeployedProxy.sampleModule();
    }

    @Test
    void waitsForTheServerThatIsNamedAndCallsItOnceItIsThere() throws Exception {
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).body())
                .contains("exchange_nsp waits for the server bean")
                .contains("tiny");

        deployer.deploy(SAMPLE);
        try {
            awaitReady();
            callsTheSample();
        } finally {
            deployer.undeploy(SAMPLE);
        }
    }

    /** The database, which a node with a server of its own has, is opened in the background. */
    private static void awaitReady() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        HttpResponse<String> ready = Http.get(DeployedProxy.console("/api/v1/health/ready"));
        while (ready.statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            ready = Http.get(DeployedProxy.console("/api/v1/health/ready"));
        }
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    private static void callsTheSample() throws Exception {
        try (RpcClient client = RpcClient.bind(Nspi.INTERFACE.id().toString())) {
            NspiBindResponse bound = NspiBindResponse.read(client.call(new NspiBindRequest(0, STAT, null)));
            assertThat(bound.returnValue()).isZero();
            NspiDNToMIdResponse found = NspiDNToMIdResponse.read(client.call(names(bound.contextHandle())));
            assertThat(found.ppOutMIds().aulPropTag()).containsExactly(0x10L, 0L);
            assertThatThrownBy(() -> client.call(names(ContextHandle.NULL)))
                    .isInstanceOfSatisfying(RpcFaultException.class, fault -> assertThat(fault.status())
                            .isEqualTo(FaultStatus.CONTEXT_MISMATCH));
        }
    }

    private static NspiDNToMIdRequest names(ContextHandle handle) {
        return new NspiDNToMIdRequest(
                handle, 0, StringsArray.of(List.of("/o=Example/ou=Group/cn=Recipients/cn=somebody", "/o=Example")));
    }
}
