/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import org.junit.jupiter.api.Test;

class ActivationSpecTest {
    @Test
    void aModuleNamesItsInterfacesAndOpnums() throws Exception {
        ProxyModuleActivationSpec spec = new ProxyModuleActivationSpec();
        spec.setModule(" audit ");
        spec.setInterface("exchange_nsp, a4f1db00-ca47-1067-b31f-00dd010662da/0.81");
        spec.setOpnums("1, 0x0b");

        ProxyModuleActivationSpec.Properties properties = spec.read();

        assertThat(properties.name()).isEqualTo("audit");
        assertThat(properties.filter().interfaces())
                .containsExactly("exchange_nsp", "a4f1db00-ca47-1067-b31f-00dd010662da/0.81");
        assertThat(properties.filter().requestOpnums()).containsExactlyInAnyOrder(1, 11);
        assertThat(properties.filter().responseOpnums()).containsExactlyInAnyOrder(1, 11);
    }

    @Test
    void aModuleNamesTheOpnumsOfEachDirection() throws Exception {
        ProxyModuleActivationSpec spec = new ProxyModuleActivationSpec();
        spec.setModule("audit");
        spec.setInterface("any");
        spec.setOpnums("1");
        spec.setResponseOpnums("9");

        assertThat(spec.read().filter().requestOpnums()).containsExactly(1);
        assertThat(spec.read().filter().responseOpnums()).containsExactly(9);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ProxyModuleActivationSpec spec = new ProxyModuleActivationSpec();
        spec.setInterface("12/3");
        spec.setOpnums("one,70000");

        assertThatThrownBy(spec::validate)
                .isInstanceOfSatisfying(
                        InvalidPropertyException.class,
                        e -> assertThat(e.getInvalidPropertyDescriptors()).hasSize(4))
                .hasMessageContaining("module is missing")
                .hasMessageContaining("\"12/3\"")
                .hasMessageContaining("\"one\"")
                .hasMessageContaining("\"70000\"");
    }

    @Test
    void aServerMayWaitUnlessItSaysOtherwise() throws Exception {
        RpcServerActivationSpec spec = new RpcServerActivationSpec();
        spec.setServer("default");
        spec.setInterface("exchange_nsp");
        assertThat(spec.read().isBlocking()).isTrue();

        spec.setBlocking("false");

        assertThat(spec.read().isBlocking()).isFalse();
    }

    @Test
    void aServerThatIsNotSureIsRefused() {
        RpcServerActivationSpec spec = new RpcServerActivationSpec();
        spec.setBlocking("maybe");

        assertThatThrownBy(spec::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("server is missing")
                .hasMessageContaining("interface is missing")
                .hasMessageContaining("\"maybe\"");
    }
}
