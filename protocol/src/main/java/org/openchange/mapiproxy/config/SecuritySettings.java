/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/**
 * How clients prove who they are.
 *
 * @param keytab {@code dedicated keytab file}: the service's Kerberos keys; without it those of the machine account, and where there are none
 *     either Kerberos is not offered
 * @param accounts {@code mapiproxy:accounts file}: accounts for NTLM
 * @param minimumLevel {@code mapiproxy:minimum auth level}: below it, calls of every interface but the endpoint mapper's and MGMT are
 *     refused with access denied
 * @param logon {@code mapiproxy:logon}: who is asked about an account, in this order; {@link #ACCOUNTS}, {@code directory}, {@code domain}
 * @param domain the membership in a domain
 * @param isLogonDefault whether {@code logon} is the default, of which an installation may lack a part
 * @param throttle how much guessing is suffered
 * @param anonymous {@code mapiproxy:anonymous logon}: where a client may say that it is nobody
 */
public record SecuritySettings(
        Optional<Path> keytab,
        Path accounts,
        AuthLevel minimumLevel,
        List<String> logon,
        DomainSettings domain,
        boolean isLogonDefault,
        ThrottleSettings throttle,
        AnonymousLogon anonymous) {

    /** The accounts file, in {@link #logon}. */
    public static final String ACCOUNTS = "accounts";

    /** The domain controllers, in {@link #logon}. */
    public static final String DOMAIN = "domain";

    public SecuritySettings {
        logon = List.copyOf(logon);
    }
}
