/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.util.List;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.config.SecuritySettings;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.security.logon.LogonSource;
import org.openchange.mapiproxy.security.logon.LogonSourceProvider;

/** {@code domain} of {@code mapiproxy:logon}. */
public final class DomainLogonProvider implements LogonSourceProvider {

    @Override
    public String name() {
        return SecuritySettings.DOMAIN;
    }

    @Override
    public LogonSource open(ProxySettings settings) throws IOException {
        MachineAccountFile file = new MachineAccountFile(settings.dataDirectory());
        MachineAccount account = file.read()
                .orElseThrow(() -> new IOException("mapiproxy:logon = domain: this proxy is no member of a domain;"
                        + " ./mapiproxy join makes it one"));
        requireSameNames(account, settings.identity());
        List<DomainController> configured = settings.security().domain().controllers().stream()
                .map(DomainController::parse)
                .toList();
        return new DomainLogonSource(
                file,
                new DomainControllers(account.realm(), configured),
                settings.security().domain().passwordAge());
    }

    /** Clients put the names of our challenge under their proof, and controllers compare these with whose channel it comes by. */
    private static void requireSameNames(MachineAccount account, ProxyIdentity identity) throws IOException {
        if (!account.computer().equals(identity.netbiosName())
                || !account.domain().equals(identity.workgroup())) {
            throw new IOException("this proxy joined as " + account + ", and is configured as "
                    + identity.workgroup() + "\\" + identity.netbiosName()
                    + "$; set netbios name and workgroup accordingly, or join again");
        }
    }
}
