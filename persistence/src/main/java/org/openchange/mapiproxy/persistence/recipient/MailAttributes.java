/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.HOME_MDB;
import static org.openchange.mapiproxy.persistence.directory.Attributes.HOME_MTA;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PROXY_ADDRESSES;
import static org.openchange.mapiproxy.persistence.directory.Attributes.RECIPIENT_DISPLAY_TYPE;
import static org.openchange.mapiproxy.persistence.directory.Attributes.USER_ACCOUNT_CONTROL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/** The attributes that make a recipient of an entry, with the values of the original's {@code openchange_newuser} and {@code openchange_group}. */
final class MailAttributes {
    /** X.400 knows names of organizations of this length, and the original cut them so. */
    private static final int MAX_X400_ORGANIZATION = 16;

    private final MailSystem system;
    private final MailNames names;
    private final Optional<String> self;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();

    /** @param self name of an entry that is there already */
    MailAttributes(MailSystem system, MailNames names, Optional<String> self) {
        this.system = system;
        this.names = names;
        this.self = self;
    }

    /** Names and addresses, checked to be free. Returns the address. */
    String address(String alias, Optional<String> mail, List<String> further)
            throws DirectoryException, RecipientException {
        names.checkAlias(alias, self);
        String address = mail.isPresent() ? mail.get() : names.addressOf(alias);
        List<String> proxies = new ArrayList<>();
        names.checkAddress(address, self);
        proxies.add("SMTP:" + address);
        for (String other : further) {
            if (!other.equalsIgnoreCase(address)) {
                names.checkAddress(other, self);
                proxies.add("smtp:" + other);
            }
        }
        String legacyDn = names.freeLegacyDn(alias);
        proxies.add("=EX:" + legacyDn);
        String x400 = "X400:c=US;a= ;p=" + cut(system.organization()) + ";o=Exchange;s=" + alias;
        if (names.isFree(x400, self)) { // organizations whose names begin alike would share it
            proxies.add(x400);
        }
        put(MAIL_NICKNAME, alias);
        put(LEGACY_EXCHANGE_DN, legacyDn);
        attributes.put(PROXY_ADDRESSES, proxies);
        put(MAIL, address);
        return address;
    }

    private static String cut(String organization) {
        return organization.substring(0, Math.min(MAX_X400_ORGANIZATION, organization.length()));
    }

    MailAttributes mailbox(UserKind kind) {
        put(HOME_MDB, system.mailboxStore());
        system.mta().ifPresent(mta -> put(HOME_MTA, mta));
        put(USER_ACCOUNT_CONTROL, "0");
        put(RecipientAttributes.WIRELESS, "0");
        return type(kind.displayType(), kind.typeDetails());
    }

    MailAttributes type(int displayType, int typeDetails) {
        put(RECIPIENT_DISPLAY_TYPE, String.valueOf(displayType));
        put(RecipientAttributes.TYPE_DETAILS, String.valueOf(typeDetails));
        return this;
    }

    MailAttributes name(String displayName) {
        put(DISPLAY_NAME, displayName);
        return this;
    }

    MailAttributes put(String attribute, String value) {
        attributes.put(attribute, List.of(value));
        return this;
    }

    Map<String, List<String>> all() {
        return attributes;
    }
}
