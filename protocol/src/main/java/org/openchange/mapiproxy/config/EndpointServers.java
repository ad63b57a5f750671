/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The list in {@code dcerpc endpoint servers}.
 *
 * @param names those that exist here
 * @param notes those that are Samba's
 */
record EndpointServers(List<String> names, List<String> notes) {
    private static final Set<String> OF_SAMBA = Set.of(
            "backupkey",
            "browser",
            "dnsserver",
            "drsuapi",
            "dssetup",
            "eventlog",
            "eventlog6",
            "frsrpc",
            "initshutdown",
            "lsarpc",
            "mdssvc",
            "mgmt",
            "netlogon",
            "ntsvcs",
            "remote",
            "rpcecho",
            "samr",
            "spoolss",
            "srvsvc",
            "svcctl",
            "unixinfo",
            "winreg",
            "witness",
            "wkssvc");

    /** A list that begins with {@code +name} or {@code -name} changes the default, any other replaces it. */
    static EndpointServers read(OptionValues values) {
        ProxyOption option = ProxyOption.ENDPOINT_SERVERS;
        List<String> items = values.list(option);
        boolean changes = !items.isEmpty() && items.get(0).matches("[+-].+");
        Set<String> names = new LinkedHashSet<>(changes ? ValueSyntax.list(option.defaultText()) : List.of());
        List<String> notes = new ArrayList<>();
        for (String item : items) {
            String name = item.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
            if (OF_SAMBA.contains(name)) {
                notes.add("endpoint server " + name + " is Samba's and does not exist here");
            } else if (!ProxySettings.ENDPOINT_SERVERS.contains(name)) {
                values.refuse(option, "\"" + name + "\" is unknown; allowed are epmapper, mapiproxy and asyncemsmdb");
            } else if (item.startsWith("-")) {
                names.remove(name);
            } else {
                names.add(name);
            }
        }
        return new EndpointServers(List.copyOf(names), notes);
    }
}
