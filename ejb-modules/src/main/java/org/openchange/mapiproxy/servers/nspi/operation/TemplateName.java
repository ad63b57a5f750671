/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;

/**
 * The distinguished name of a template: {@code /o=ORG/cn=addressing/cn=address-templates/cn=409/cn=SMTP}.
 *
 * @param locale LCID
 * @param name of an address template its name, of a display template its display type in hexadecimal digits
 */
record TemplateName(Kind kind, int locale, String name) {
    /** [MS-OXNSPI] 2.2.1.3 DT_ADDRESS_TEMPLATE. */
    private static final long ADDRESS_TEMPLATE = 0x102;

    private static final Pattern DN = Pattern.compile(
            "/.*/cn=addressing/cn=(display|address)-templates/cn=([0-9a-f]{1,8})/cn=([^/]{1,64})",
            Pattern.CASE_INSENSITIVE);

    /** What it is for. */
    enum Kind {
        DISPLAY,
        ADDRESS
    }

    /** @return empty for the name of anything else */
    static Optional<TemplateName> parse(String dn) {
        Matcher matcher = DN.matcher(dn);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new TemplateName(kind, Integer.parseUnsignedInt(matcher.group(2), 16), matcher.group(3)));
    }

    String dn(String organization) {
        String folder = kind.name().toLowerCase(Locale.ROOT) + "-templates";
        return "/o=" + organization + "/cn=addressing/cn=" + folder + "/cn=" + Integer.toHexString(locale) + "/cn="
                + name;
    }

    /** The PermanentEntryID of an address template. */
    static AddressBookEntryId entryId(String dn) {
        return new AddressBookEntryId(0, 1, ADDRESS_TEMPLATE, dn);
    }
}
