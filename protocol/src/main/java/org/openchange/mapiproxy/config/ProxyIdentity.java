/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Locale;
import java.util.Objects;

/**
 * The names under which the proxy presents itself.
 *
 * @param netbiosName {@code netbios name}, upper case, at most 15 characters
 * @param workgroup {@code workgroup}, the NetBIOS domain, upper case
 * @param realm {@code realm}, the DNS domain, lower case; empty when not set
 */
public record ProxyIdentity(String netbiosName, String workgroup, String realm) {
    public ProxyIdentity {
        netbiosName = Objects.requireNonNull(netbiosName, "netbiosName").toUpperCase(Locale.ROOT);
        workgroup = Objects.requireNonNull(workgroup, "workgroup").toUpperCase(Locale.ROOT);
        realm = Objects.requireNonNull(realm, "realm").toLowerCase(Locale.ROOT);
    }

    /** {@code netbiosname.realm} in lower case, as the original put it into answers. */
    public String fqdn() {
        String host = netbiosName.toLowerCase(Locale.ROOT);
        return realm.isEmpty() ? host : host + "." + realm;
    }
}
