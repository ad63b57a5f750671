/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.Optional;

/**
 * The servers as one client knows them. A client that sends the proxy's name in a spelling that was never given means the server that it saw
 * last. Thread-safe: the connections of one association group may belong to different event loops.
 */
final class ClientNames {
    private final ServerNames servers;
    private volatile String lastSeen;

    ClientNames(ServerNames servers) {
        this.servers = servers;
    }

    /** The distinguished name as the client may see it; the same object when it names no server. */
    String present(String dn) {
        return ServerDn.exchange(dn, realName -> {
            if (!servers.isProxy(realName)) {
                lastSeen = realName;
            }
            return Optional.of(servers.aliasOf(realName));
        });
    }

    /** The text as upstream knows it; the same object when it does not name the proxy or nobody knows what is meant. */
    String restore(String text) {
        return ServerDn.exchange(text, this::realOf);
    }

    private Optional<String> realOf(String name) {
        if (!servers.isProxy(name)) {
            return Optional.empty();
        }
        return servers.realOf(name).or(() -> Optional.ofNullable(lastSeen));
    }
}
