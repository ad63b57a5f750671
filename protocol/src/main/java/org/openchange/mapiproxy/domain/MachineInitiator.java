/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.domain;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;

/** Logs on to servers as the machine account, with the password that it has at that time. Thread-safe. */
public final class MachineInitiator implements SecurityInitiator {
    private final MachineAccountFile file;
    private MachineAccount account;
    private SecurityInitiator initiator;

    public MachineInitiator(MachineAccountFile file) {
        this.file = file;
    }

    @Override
    public SecurityContext initiate(AuthType type, AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException {
        return current().initiate(type, level, targetPrincipal);
    }

    private synchronized SecurityInitiator current() throws AuthenticationException {
        MachineAccount found;
        try {
            found = file.read().orElseThrow(() -> new AuthenticationException("this proxy is no member of a domain"));
        } catch (AuthenticationException e) {
            throw e;
        } catch (IOException e) {
            throw new AuthenticationException("the machine account cannot be read", e);
        }
        if (!found.equals(account)) {
            char[] password = found.password().reveal().toCharArray();
            initiator = SecurityProviders.initiator(found.accountName(), password, found.domain(), found.realm());
            Arrays.fill(password, '\0');
            account = found;
        }
        return initiator;
    }

    @Override
    public String toString() {
        return "machine account";
    }
}
