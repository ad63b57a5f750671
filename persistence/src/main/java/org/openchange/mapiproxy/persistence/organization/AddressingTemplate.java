/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import java.util.Optional;

/**
 * What a client shows of an address: a dialog for an object of the address book, or one with which an address is entered.
 *
 * @param dn RFC 4514
 * @param kind which of the two
 * @param locale LCID
 * @param name of a display template its display type in decimal digits; of an address template what is shown in the list of templates
 * @param addressType what an address template makes: {@code SMTP}
 * @param displayTable the dialog, [MS-OXOABK] 2.2.2.2
 * @param syntax of an address template the script that makes the address
 * @param helpFile name of the help file
 */
public record AddressingTemplate(
        String dn,
        Kind kind,
        int locale,
        String name,
        Optional<String> addressType,
        Optional<byte[]> displayTable,
        Optional<byte[]> syntax,
        Optional<String> helpFile) {

    /** Which container it is in. */
    public enum Kind {
        /** Below {@code CN=Display-Templates}. */
        DISPLAY,
        /** Below {@code CN=Address-Templates}. */
        ADDRESS
    }

    @Override
    public String toString() {
        return kind + " " + name + " of locale " + Integer.toHexString(locale);
    }
}
