/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param replaceNames {@code replace names}: whether answers name the proxy instead of the real servers
 * @param ndrdump {@code ndrdump}: whether calls are printed
 * @param identity {@code use_machine_account}, {@code delegated_auth}: as whom calls are relayed
 */
public record ProxyModeSettings(
        boolean server,
        Optional<BindingString> binding,
        Optional<UpstreamCredentials> credentials,
        List<InterfaceName> interfaces,
        List<String> modules,
        Map<String, String> servers,
        boolean replaceNames,
        boolean ndrdump,
        UpstreamIdentity identity) {

    /** The module that replaces names; it is innermost, so that all others see what the client sees. */
    public static final String NAMES_MODULE = "names";

    /** Interfaces of which no server comes with this product: in server mode they are there once a server is named. */
    public static final Set<String> WITHOUT_DEFAULT_SERVER = Set.of("exchange_emsmdb");

    private static final Set<String> NAMING_INTERFACES = Set.of("exchange_nsp", "exchange_ds_rfr");

    public ProxyModeSettings {
        interfaces = List.copyOf(interfaces);
        modules = List.copyOf(modules);
        servers = Map.copyOf(servers);
    }

    /** Whether calls without an answer here go upstream. */
    public boolean relays() {
        return !server && binding.isPresent();
    }

    /** The chain as it runs: {@link #modules}, and {@link #NAMES_MODULE} behind them where answers could name the real servers. */
    public List<String> chain() {
        boolean naming = relays()
                && replaceNames
                && interfaces.stream().map(InterfaceName::name).anyMatch(NAMING_INTERFACES::contains);
        if (!naming || modules.contains(NAMES_MODULE)) {
            return modules;
        }
        return Stream.concat(modules.stream(), Stream.of(NAMES_MODULE)).toList();
    }

    /** Whether calls of this interface have somewhere to go. */
    public boolean isAnswered(InterfaceName candidate) {
        return relays()
                || serverOf(candidate.name()).isPresent()
                || server && !WITHOUT_DEFAULT_SERVER.contains(candidate.name());
    }

    /** Name of the server bean that answers this interface instead of the default one or of the relay. */
    public Optional<String> serverOf(String interfaceName) {
        return Optional.ofNullable(servers.get(interfaceName));
    }
}
