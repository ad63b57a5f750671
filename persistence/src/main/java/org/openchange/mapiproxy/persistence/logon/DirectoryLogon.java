/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.logon.AccountStates;
import org.openchange.mapiproxy.security.logon.LogonSource;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.PasswordAuthority;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;

/** The accounts of one directory. */
public final class DirectoryLogon implements LogonSource {
    private final LazyDirectory directory;
    private final People people;

    /** Reaches the directory with the first logon that needs it. */
    public DirectoryLogon(DirectorySettings settings, ProxyIdentity identity) {
        directory = new LazyDirectory(settings, identity);
        people = new People(directory, identity);
    }

    /** Knows nobody in a directory that keeps its hashes to itself, as Active Directory does; {@code domain} is for that. */
    @Override
    public NtlmAuthority ntlm() {
        return new NtHashAuthority(new DirectoryAccounts(directory, people));
    }

    @Override
    public PasswordAuthority passwords() {
        return new DirectoryPasswords(people);
    }

    @Override
    public Optional<AccountStates> states() {
        return Optional.of(people::stateOf);
    }

    @Override
    public void close() {
        directory.close();
    }
}
