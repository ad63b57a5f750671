/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.transport.chain.ChainRegistry;
import org.openchange.mapiproxy.transport.chain.ChainSettings;
import org.openchange.mapiproxy.transport.chain.InterfaceCatalog;

class ActivationsTest {
    private static final String STUB = "12345678-1234-abcd-ef00-01234567cffb/1.0";

    private final ChainRegistry chain = new ChainRegistry(new ChainSettings(
            new InterfaceCatalog(KnownInterfaces.all()),
            List.of(),
            List.of("listening"),
            Map.of(),
            true,
            false,
            Limits.DEFAULT,
            new ProxyIdentity("PROXY", "EXAMPLE", ""),
            name -> Optional.of("nonsense")));
    private final Activations activations = new Activations();

    @Test
    void aModuleJoinsWithTheHooksThatItsClassOverridesAndItsEndpointsAreReleasedWhenItLeaves() throws Exception {
        FakeEndpointFactory factory = new FakeEndpointFactory(new Listening(), ProxyModule.class);

        activations.activate(chain, factory, moduleSpec("exchange_nsp"));

        assertThat(chain.status().modules())
                .containsExactly(new ProxyStatus.Module(
                        "listening", true, List.of("exchange_nsp"), List.of("onDispatch", "onUnbind")));
        assertThat(factory.created).hasValue(1);

        activations.deactivate(factory);
        activations.deactivate(factory);

        assertThat(chain.status().modules().get(0).active()).isFalse();
        assertThat(factory.released).hasValue(1);
    }

    @Test
    void aServerJoinsAndLeaves() throws Exception {
        RpcServer server = (call, request) -> Verdict.relay();
        FakeEndpointFactory factory = new FakeEndpointFactory(server, RpcServer.class);
        RpcServerActivationSpec spec = new RpcServerActivationSpec();
        spec.setServer("stub");
        spec.setInterface(STUB);
        spec.setBlocking("false");

        activations.activate(chain, factory, spec);
        assertThat(chain.status().servers()).containsExactly(new ProxyStatus.Server("stub", STUB, false));
        activations.deactivate(factory);

        assertThat(chain.status().servers()).isEmpty();
        assertThat(factory.released.get()).isEqualTo(factory.created.get());
    }

    @Test
    void aModuleThatRefusesItsOptionIsNotActivatedAndReleasesItsEndpoint() {
        FakeEndpointFactory factory = new FakeEndpointFactory(new Refusing(), ProxyModule.class);

        assertThatThrownBy(() -> activations.activate(chain, factory, moduleSpec("any")))
                .isInstanceOf(ResourceException.class)
                .hasMessage("option \"mpm_test:path\" = \"nonsense\": a directory");

        assertThat(chain.status().modules().get(0).active()).isFalse();
        assertThat(factory.released).hasValue(1);
    }

    @Test
    void aModuleForAnInterfaceThatDoesNotExistIsNotActivated() {
        FakeEndpointFactory factory = new FakeEndpointFactory(new Listening(), ProxyModule.class);

        assertThatThrownBy(() -> activations.activate(chain, factory, moduleSpec("no_such")))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("\"no_such\"");
    }

    @Test
    void propertiesThatAreWrongAreRefused() {
        FakeEndpointFactory factory = new FakeEndpointFactory(new Listening(), ProxyModule.class);

        assertThatThrownBy(() -> activations.activate(chain, factory, new ProxyModuleActivationSpec()))
                .isInstanceOf(InvalidPropertyException.class);
        assertThatThrownBy(() -> activations.activate(chain, factory, new AssociatedSpec() {
                    @Override
                    public void validate() {
                        // Another kind of activation, with nothing to be wrong.
                    }
                }))
                .isInstanceOf(NotSupportedException.class);
    }

    private static ProxyModuleActivationSpec moduleSpec(String interfaces) {
        ProxyModuleActivationSpec spec = new ProxyModuleActivationSpec();
        spec.setModule("listening");
        spec.setInterface(interfaces);
        return spec;
    }

    public static class Listening implements ProxyModule {
        @Override
        public Verdict onDispatch(Call call, Request request) {
            return Verdict.relay();
        }

        @Override
        public void onUnbind(Session session) {
            // The hook is only there to be found.
        }
    }

    public static class Refusing implements ProxyModule {
        @Override
        public void init(ModuleContext context) throws ModuleException {
            String option = "mpm_test:path";
            throw context.refuse(option, context.option(option).orElse(""), "a directory");
        }
    }
}
