/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The real servers that one client has seen, each under a name of the proxy. Distinguished names are compared without regard to case, so every
 * real server gets the proxy's name in another spelling: {@code PROXY}, {@code pROXY}, {@code PrOXY} and so on. To the client all of them
 * are one server, the proxy; when it sends one back, the spelling tells which real server was meant. A client that changes the spelling gets the
 * server that it saw last.
 *
 * <p>Thread-safe: the connections of one association group may belong to different event loops.
 */
final class ServerNames {
    /** More real servers than that share the plain name. */
    static final int MAX_SERVERS = 1024;

    private final String proxyName;
    private final int[] letters;
    private final Map<String, String> aliasOfReal = new LinkedHashMap<>();
    private final Map<String, String> realOfAlias = new LinkedHashMap<>();
    private String lastSeen;

    /**
     * @param proxyName the NetBIOS name of the proxy
     */
    ServerNames(String proxyName) {
        this.proxyName = proxyName;
        this.letters = proxyName.chars().map(c -> Character.isLetter(c) ? 1 : 0).toArray();
    }

    /** The proxy's name that stands for this real server; the same one each time. */
    synchronized String aliasOf(String realName) {
        if (realName.equalsIgnoreCase(proxyName)) {
            return realName;
        }
        String key = realName.toLowerCase(Locale.ROOT);
        String alias = aliasOfReal.get(key);
        if (alias == null) {
            alias = spelling(aliasOfReal.size());
            if (aliasOfReal.size() < MAX_SERVERS) {
                aliasOfReal.put(key, alias);
            }
            realOfAlias.putIfAbsent(alias, realName);
        }
        lastSeen = realOfAlias.get(alias);
        return alias;
    }

    /** The real server that the client means by this name; empty when the name is not the proxy's or no server was seen yet. */
    synchronized Optional<String> realOf(String alias) {
        if (!alias.equalsIgnoreCase(proxyName)) {
            return Optional.empty();
        }
        return Optional.ofNullable(realOfAlias.getOrDefault(alias, lastSeen));
    }

    /** The proxy's name with the letters swapped in case that the bits of the number select. */
    private String spelling(int number) {
        char[] name = proxyName.toCharArray();
        int bits = number;
        for (int i = 0; i < name.length && bits != 0; i++) {
            if (letters[i] == 1) {
                if ((bits & 1) != 0) {
                    name[i] = Character.isUpperCase(name[i])
                            ? Character.toLowerCase(name[i])
                            : Character.toUpperCase(name[i]);
                }
                bits >>>= 1;
            }
        }
        return bits == 0 ? new String(name) : proxyName;
    }
}
