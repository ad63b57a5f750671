/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PROXY_ADDRESSES;

import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;

/**
 * Names that may be had once only. An alias and an address that somebody else has are refused, since people learn them by heart; of the names that
 * nobody sees, the legacy name and the name of the entry, another one is made.
 */
final class MailNames {
    private static final Pattern ALIAS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}.-]{1,255}");
    private static final int MAX_ALIAS = 64;
    private static final int MAX_SUFFIX = 1000;

    private final MailSystem system;

    MailNames(MailSystem system) {
        this.system = system;
    }

    /** @param self name of the entry that gets it, which may have it already; empty for a new one */
    void checkAlias(String alias, Optional<String> self) throws DirectoryException, RecipientException {
        if (alias.length() > MAX_ALIAS || !ALIAS.matcher(alias).matches()) {
            throw new RecipientException("\"" + alias
                    + "\" is no alias: 1 to 64 letters and digits without umlauts, and signs that an address may have");
        }
        EntryFilter inOrganization = EntryFilter.all(List.of(
                EntryFilter.equal(MAIL_NICKNAME, alias),
                EntryFilter.startsWith(LEGACY_EXCHANGE_DN, system.legacyPrefix())));
        refuse("the alias " + alias, taken(inOrganization, self), "--alias");
    }

    void checkAddress(String address, Optional<String> self) throws DirectoryException, RecipientException {
        if (!ADDRESS.matcher(address).matches()) {
            throw new RecipientException("\"" + address + "\" is no mail address");
        }
        EntryFilter anywhere = EntryFilter.any(
                List.of(EntryFilter.equal(PROXY_ADDRESSES, "smtp:" + address), EntryFilter.equal(MAIL, address)));
        refuse("the address " + address, taken(anywhere, self), "--mail");
    }

    private static void refuse(String what, Optional<String> owner, String option) throws RecipientException {
        if (owner.isPresent()) {
            throw new RecipientException(what + " belongs to " + owner.get() + "; give another with " + option);
        }
    }

    /** {@code ALIAS@DOMAIN}. */
    String addressOf(String alias) throws RecipientException {
        return alias + "@"
                + system.domain()
                        .orElseThrow(() -> new RecipientException(
                                "no mail domain is known; give the address with --mail, or set realm"));
    }

    /** The alias itself, or with a number behind it when that is taken: an object that was renamed keeps its old one. */
    String freeLegacyDn(String alias) throws DirectoryException, RecipientException {
        for (int number = 1; number < MAX_SUFFIX; number++) {
            String name = system.recipients()
                    .container(number == 1 ? alias : alias + "-" + number)
                    .toString();
            if (taken(EntryFilter.equal(LEGACY_EXCHANGE_DN, name), Optional.empty())
                    .isEmpty()) {
                return name;
            }
        }
        throw new RecipientException("all legacy names for " + alias + " are taken");
    }

    boolean isFree(String proxyAddress, Optional<String> self) throws DirectoryException {
        return taken(EntryFilter.equal(PROXY_ADDRESSES, proxyAddress), self).isEmpty();
    }

    /** A name below the directory's place for people; two people of the same name differ by what is behind it. */
    String freeDn(String name, String distinction) throws DirectoryException, RecipientException {
        for (String candidate : List.of(name, name + " (" + distinction + ")")) {
            String dn =
                    new RDN("CN", candidate) + "," + system.directory().layout().users();
            if (system.directory().read(dn, "objectClass").isEmpty()) {
                return dn;
            }
        }
        throw new RecipientException(
                "there is an entry \"" + name + "\" already, and one \"" + name + " (" + distinction + ")\"");
    }

    /** The first that fits and is not the entry itself. */
    private Optional<String> taken(EntryFilter filter, Optional<String> self) throws DirectoryException {
        AtomicReference<String> owner = new AtomicReference<>();
        system.directory().search(Search.below(system.directory().layout().base(), filter, "objectClass"), entry -> {
            if (!self.equals(Optional.of(entry.dn()))) {
                owner.compareAndSet(null, entry.dn());
            }
        });
        return Optional.ofNullable(owner.get());
    }

    static Optional<String> self(DirectoryEntry entry) {
        return Optional.of(entry.dn());
    }
}
