/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindingString;

/**
 * What {@code dcerpc_mapiproxy:} says.
 *
 * @param server {@code server}: true when server beans answer every interface and nothing is relayed
 * @param binding {@code binding}: the real server; empty when nothing is relayed
 * @param credentials {@code username}, {@code password}, {@code domain}; without them the proxy is anonymous upstream
 * @param interfaces {@code interfaces}: what the configuration names, whether it can be answered or not
 * @param modules {@code modules}: the chain, in the order that requests take
 * @param servers {@code nspi_server}, {@code emsmdb_server}, {@code rfr_server}: names of server beans by name of interface
 * @param ndrdump {@code ndrdump}: whether calls are printed
 */
public record ProxyModeSettings(
        boolean server,
        Optional<BindingString> binding,
        Optional<UpstreamCredentials> credentials,
        List<InterfaceName> interfaces,
        List<String> modules,
        Map<String, String> servers,
        boolean ndrdump) {
    public ProxyModeSettings {
        interfaces = List.copyOf(interfaces);
        modules = List.copyOf(modules);
        servers = Map.copyOf(servers);
    }

    /** Whether calls without an answer here go upstream. */
    public boolean relays() {
        return !server && binding.isPresent();
    }

    /** Name of the server bean that answers this interface instead of the default one or of the relay. */
    public Optional<String> serverOf(String interfaceName) {
        return Optional.ofNullable(servers.get(interfaceName));
    }
}
