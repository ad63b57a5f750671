/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The real servers that upstream has named, each under a name of the proxy. Distinguished names are compared without regard to case, so every
 * real server gets the proxy's name in another spelling: {@code PROXY}, {@code pROXY}, {@code PrOXY} and so on. To a client all of them
 * are one server, the proxy; when it sends one back, the spelling tells which real server is meant. Thread-safe.
 */
final class ServerNames {
    /** More real servers than that share the plain name. */
    static final int MAX_SERVERS = 1024;

    private final String proxyName;
    private final Map<String, String> aliasOfReal = new LinkedHashMap<>();
    private final Map<String, String> realOfAlias = new LinkedHashMap<>();

    /**
     * @param proxyName the NetBIOS name of the proxy
     */
    ServerNames(String proxyName) {
        this.proxyName = proxyName;
    }

    /** Whether a client means the proxy by this name. */
    boolean isProxy(String name) {
        return name.equalsIgnoreCase(proxyName);
    }

    /** The proxy's name that stands for this real server; the same one each time. */
    synchronized String aliasOf(String realName) {
        if (isProxy(realName)) {
            return realName;
        }
        String key = realName.toLowerCase(Locale.ROOT);
        String known = aliasOfReal.get(key);
        if (known != null) {
            return known;
        }
        if (aliasOfReal.size() >= MAX_SERVERS) {
            return proxyName;
        }
        String alias = spelling(aliasOfReal.size());
        aliasOfReal.put(key, alias);
        realOfAlias.putIfAbsent(alias, realName);
        return alias;
    }

    /** The real server that has exactly this spelling. */
    synchronized Optional<String> realOf(String alias) {
        return Optional.ofNullable(realOfAlias.get(alias));
    }

    /** The proxy's name with the letters swapped in case that the bits of the number select. */
    private String spelling(int number) {
        char[] name = proxyName.toCharArray();
        int bits = number;
        for (int i = 0; i < name.length && bits != 0; i++) {
            if (Character.isLetter(name[i])) {
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
