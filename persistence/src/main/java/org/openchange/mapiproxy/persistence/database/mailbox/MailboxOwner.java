/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.mailbox;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is to have a mailbox.
 *
 * @param directoryId id of the entry in the directory
 * @param legacyExchangeDn {@code /o=ORGANIZATION/ou=...}, at most 512 characters
 * @param locale of the names of the mailbox's folders
 */
public record MailboxOwner(UUID directoryId, String legacyExchangeDn, Locale locale) {
    private static final Pattern ORGANIZATION = Pattern.compile("/o=([^/]+)/.*", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if the name is too long or names no organization */
    public MailboxOwner {
        if (legacyExchangeDn.length() > MailboxEntity.LONGEST_DN
                || !ORGANIZATION.matcher(legacyExchangeDn).matches()) {
            throw new IllegalArgumentException("legacyExchangeDN \"" + legacyExchangeDn + "\": allowed are at most "
                    + MailboxEntity.LONGEST_DN + " characters that begin with /o=ORGANIZATION/");
        }
    }

    /** The organization that the legacy distinguished name names. */
    public String organization() {
        Matcher matcher = ORGANIZATION.matcher(legacyExchangeDn);
        if (!matcher.matches()) {
            throw new IllegalStateException(legacyExchangeDn);
        }
        return matcher.group(1);
    }
}
