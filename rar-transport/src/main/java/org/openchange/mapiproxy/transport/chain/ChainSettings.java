/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;

/**
 * What the configuration says about the chain.
 *
 * @param catalog the interfaces whose IDL is known
 * @param offered {@code dcerpc_mapiproxy:interfaces}
 * @param modules {@code dcerpc_mapiproxy:modules}, in the order that requests take
 * @param servers names of the server beans of {@code nspi_server} and its like, by name of interface
 * @param isRelaying whether offered interfaces without a server of their own go upstream; otherwise a server bean answers each
 * @param isPrinting whether calls are printed
 * @param limits bounds of one call
 * @param identity the names under which the proxy presents itself
 * @param options finds an option of a module, for example {@code mpm_dummy:test}
 */
public record ChainSettings(
        InterfaceCatalog catalog,
        List<OfferedInterface> offered,
        List<String> modules,
        Map<String, String> servers,
        boolean isRelaying,
        boolean isPrinting,
        Limits limits,
        ProxyIdentity identity,
        Function<String, Optional<String>> options) {
    public ChainSettings {
        offered = List.copyOf(offered);
        modules = List.copyOf(modules);
        servers = Map.copyOf(servers);
    }
}
