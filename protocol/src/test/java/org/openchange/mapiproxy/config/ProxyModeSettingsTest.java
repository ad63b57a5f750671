/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.BindingString;

class ProxyModeSettingsTest {
    private static final Optional<BindingString> BINDING = Optional.of(BindingString.parse("ncacn_ip_tcp:192.0.2.1"));

    @Test
    void putsTheNamesModuleInnermost() {
        assertThat(settings(BINDING, true, "exchange_nsp", "downgrade").chain()).containsExactly("downgrade", "names");
        assertThat(settings(BINDING, true, "exchange_ds_rfr").chain()).containsExactly("names");
    }

    @Test
    void leavesTheNamesModuleWhereTheChainHasIt() {
        assertThat(settings(BINDING, true, "exchange_nsp", "names", "dummy").chain())
                .containsExactly("names", "dummy");
    }

    @Test
    void leavesTheNamesModuleOutWhereNothingCanNameAServer() {
        assertThat(settings(BINDING, false, "exchange_nsp", "dummy").chain()).containsExactly("dummy");
        assertThat(settings(BINDING, true, "exchange_emsmdb", "dummy").chain()).containsExactly("dummy");
        assertThat(settings(Optional.empty(), true, "exchange_nsp").chain()).isEmpty();
    }

    private static ProxyModeSettings settings(
            Optional<BindingString> binding, boolean replaceNames, String interfaceName, String... modules) {
        return new ProxyModeSettings(
                false,
                binding,
                Optional.empty(),
                List.of(InterfaceName.known(interfaceName)),
                List.of(modules),
                Map.of(),
                replaceNames,
                false,
                UpstreamIdentity.CONFIGURED);
    }
}
