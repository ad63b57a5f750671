/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.NtHashes;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountStore;

/** People with an NT hash, as accounts for NTLM. */
final class DirectoryAccounts implements AccountStore {
    private final LazyDirectory directory;
    private final People people;

    DirectoryAccounts(LazyDirectory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    @Override
    public boolean mayWait() {
        return directory.givesHashes();
    }

    @Override
    public Optional<Account> find(String domain, String user) throws DirectoryException {
        if (!directory.givesHashes()) {
            return Optional.empty();
        }
        Optional<Person> person = people.find(domain, user);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> hash = hash(person.get().dn());
        try {
            return hash.map(found -> new Account(
                    person.get().account(), people.domain(), found, person.get().state()));
        } finally {
            hash.ifPresent(found -> Arrays.fill(found, (byte) 0));
        }
    }

    private Optional<byte[]> hash(String dn) throws DirectoryException {
        Optional<Directory> open = directory.get();
        return open.isPresent() && open.get() instanceof NtHashes hashes ? hashes.ntHash(dn) : Optional.empty();
    }
}
