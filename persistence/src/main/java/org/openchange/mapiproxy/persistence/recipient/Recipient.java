/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_CONTROL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_DISABLED;
import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.COMMON_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.HIDE_FROM_ADDRESS_LISTS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PROXY_ADDRESSES;
import static org.openchange.mapiproxy.persistence.directory.Attributes.RECIPIENT_DISPLAY_TYPE;
import static org.openchange.mapiproxy.persistence.directory.Attributes.USER_ACCOUNT_CONTROL;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/**
 * Somebody or something with an address, as it is listed.
 *
 * @param dn RFC 4514
 * @param kind {@code person}, {@code room}, {@code equipment}, {@code group}, {@code dynamic group} or {@code contact}
 * @param name what is shown
 * @param enabled false when neither log-on nor mailbox are to be had
 */
public record Recipient(
        String dn,
        String kind,
        String name,
        Optional<String> account,
        Optional<String> alias,
        Optional<String> mail,
        Optional<String> legacyDn,
        List<String> addresses,
        boolean enabled,
        boolean hidden) {

    static final String[] ATTRIBUTES = {
        "objectClass",
        COMMON_NAME,
        DISPLAY_NAME,
        ACCOUNT_NAME,
        MAIL_NICKNAME,
        MAIL,
        LEGACY_EXCHANGE_DN,
        PROXY_ADDRESSES,
        ACCOUNT_CONTROL,
        USER_ACCOUNT_CONTROL,
        HIDE_FROM_ADDRESS_LISTS,
        RECIPIENT_DISPLAY_TYPE
    };

    static Recipient of(DirectoryEntry entry) {
        return new Recipient(
                entry.dn(),
                kind(entry),
                entry.text(DISPLAY_NAME).or(() -> entry.text(COMMON_NAME)).orElse(entry.dn()),
                entry.text(ACCOUNT_NAME),
                entry.text(MAIL_NICKNAME),
                entry.text(MAIL),
                entry.text(LEGACY_EXCHANGE_DN),
                entry.texts(PROXY_ADDRESSES),
                !isDisabled(entry, ACCOUNT_CONTROL) && !isDisabled(entry, USER_ACCOUNT_CONTROL),
                entry.text(HIDE_FROM_ADDRESS_LISTS)
                        .filter("TRUE"::equalsIgnoreCase)
                        .isPresent());
    }

    private static String kind(DirectoryEntry entry) {
        if (entry.isA(RecipientAttributes.DYNAMIC_GROUP_CLASS)) {
            return "dynamic group";
        }
        if (entry.isA(RecipientAttributes.GROUP_CLASS)) {
            return "group";
        }
        if (entry.isA(RecipientAttributes.CONTACT_CLASS)) {
            return "contact";
        }
        String type = entry.text(RECIPIENT_DISPLAY_TYPE).orElse("");
        for (UserKind kind : UserKind.values()) {
            if (type.equals(String.valueOf(kind.displayType()))) {
                return kind.toString();
            }
        }
        return UserKind.PERSON.toString();
    }

    private static boolean isDisabled(DirectoryEntry entry, String attribute) {
        return (flags(entry, attribute) & ACCOUNT_DISABLED) != 0;
    }

    /** 0 where there is none, or what is there is no number. */
    static int flags(DirectoryEntry entry, String attribute) {
        return entry.text(attribute)
                .filter(text -> text.matches("-?\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
