/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.config.InterfaceName;
import org.openchange.mapiproxy.config.ProxyModeSettings;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.transport.chain.ChainSettings;
import org.openchange.mapiproxy.transport.chain.InterfaceCatalog;
import org.openchange.mapiproxy.transport.chain.OfferedInterface;

/** What the configuration says, in the words of the chain. */
final class ChainConfiguration {
    private ChainConfiguration() {}

    static ChainSettings of(ProxySettings settings) {
        InterfaceCatalog catalog = new InterfaceCatalog(KnownInterfaces.all());
        ProxyModeSettings proxy = settings.proxy();
        List<OfferedInterface> offered = new ArrayList<>();
        for (InterfaceName name : settings.registeredInterfaces()) {
            offered.add(offered(catalog, name));
        }
        return new ChainSettings(
                catalog,
                offered,
                proxy.chain(),
                proxy.servers(),
                proxy.relays(),
                prints(proxy),
                settings.limits(),
                settings.identity(),
                settings.moduleOptions()::find);
    }

    private static OfferedInterface offered(InterfaceCatalog catalog, InterfaceName name) {
        return name.id()
                .map(catalog::describe)
                .or(() -> catalog.resolve(name.name()))
                .orElseThrow(() -> new IllegalStateException("no IDL for interface " + name.name()));
    }

    private static boolean prints(ProxyModeSettings proxy) {
        return proxy.ndrdump()
                || proxy.binding()
                        .filter(binding -> binding.has(BindingString.Flag.PRINT))
                        .isPresent();
    }
}
