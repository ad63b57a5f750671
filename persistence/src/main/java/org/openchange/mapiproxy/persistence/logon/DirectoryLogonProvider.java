/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.security.logon.LogonSource;
import org.openchange.mapiproxy.security.logon.LogonSourceProvider;

/** {@code directory} in {@code mapiproxy:logon}. */
public final class DirectoryLogonProvider implements LogonSourceProvider {

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public LogonSource open(ProxySettings settings) {
        return new DirectoryLogon(settings.directory(), settings.identity());
    }
}
