/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole configuration, checked. No text of it shows a secret.
 *
 * @param node {@code mapiproxy:node name}
 * @param dataDirectory {@code mapiproxy:data directory}: all state lives below it
 * @param identity the names under which the proxy presents itself
 * @param listeners where clients come in
 * @param endpointServers {@code dcerpc endpoint servers}: some of {@link #ENDPOINT_SERVERS}
 * @param proxy what is relayed, through which modules, and where to
 * @param security how clients prove who they are
 * @param directory who keeps the people
 * @param organization whom people belong to, and where their mailboxes are administered
 * @param database where mailboxes and organizations are kept
 * @param addressBook how the address book is kept in memory
 * @param cluster the other nodes; empty for a node that is alone
 * @param limits what a client may ask
 * @param moduleOptions the options of modules
 * @param notes one sentence for each thing in the file that has no effect, for the log
 */
public record ProxySettings(
        String node,
        Path dataDirectory,
        ProxyIdentity identity,
        ListenerSettings listeners,
        List<String> endpointServers,
        ProxyModeSettings proxy,
        SecuritySettings security,
        DirectorySettings directory,
        OrganizationSettings organization,
        DatabaseSettings database,
        AddressBookSettings addressBook,
        Optional<ClusterSettings> cluster,
        Limits limits,
        ModuleOptions moduleOptions,
        List<String> notes) {

    private static final String ASYNC_EMSMDB = "asyncemsmdb";

    /** What can stand in {@code dcerpc endpoint servers}. */
    public static final List<String> ENDPOINT_SERVERS = List.of("epmapper", "mapiproxy", ASYNC_EMSMDB);

    /** The interfaces that can be named by name in {@code dcerpc_mapiproxy:interfaces}. */
    public static final List<String> INTERFACES =
            List.of("exchange_emsmdb", "exchange_nsp", "exchange_ds_rfr", ASYNC_EMSMDB);

    /** The property that names the file: {@code -Dmapiproxy.conf=FILE} or {@code MAPIPROXY_CONF}. */
    public static final String FILE_PROPERTY = "mapiproxy.conf";

    public ProxySettings {
        Objects.requireNonNull(identity, "identity");
        endpointServers = List.copyOf(endpointServers);
        notes = List.copyOf(notes);
    }

    /**
     * Reads the file that {@link #FILE_PROPERTY} names, if any, and what overrides it.
     *
     * @param lookup value of a property by its name, for example {@link Overrides#ofProcess()}
     * @throws ConfigurationException if anything is wrong, with all that is wrong
     */
    public static ProxySettings load(Function<String, Optional<String>> lookup) {
        Optional<Path> file =
                lookup.apply(FILE_PROPERTY).filter(name -> !name.isBlank()).map(Path::of);
        return load(file.map(ConfFile::read).orElse(ConfFile.NONE), lookup);
    }

    /**
     * Reads a file and what overrides it.
     *
     * @throws ConfigurationException if anything is wrong, with all that is wrong
     */
    public static ProxySettings load(ConfFile file, Function<String, Optional<String>> lookup) {
        return new SettingsReader(file, lookup).read();
    }

    /** Whether the endpoint mapper listens. */
    public boolean mapsEndpoints() {
        return endpointServers.contains("epmapper");
    }

    /**
     * The interfaces that are registered: those the configuration names, if something answers them. In server mode that is the server that
     * comes with this product, or the one that is named; without a binding only those with a server of their own.
     */
    public List<InterfaceName> registeredInterfaces() {
        Stream<InterfaceName> named = endpointServers.contains("mapiproxy") ? proxy.interfaces().stream() : Stream.of();
        Stream<InterfaceName> asynchronous =
                endpointServers.contains(ASYNC_EMSMDB) ? Stream.of(InterfaceName.known(ASYNC_EMSMDB)) : Stream.of();
        return Stream.concat(named, asynchronous)
                .distinct()
                .filter(proxy::isAnswered)
                .toList();
    }
}
