/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.util.Objects;

/**
 * A dialog with which somebody enters an address that is not in the address book.
 *
 * @param name last part of its distinguished name
 * @param displayName what people choose it by
 * @param addressType of the addresses that it makes: {@code SMTP}
 * @param dialog what is asked
 * @param script what makes the address
 */
public record AddressTemplate(
        String name, String displayName, String addressType, DisplayTemplate dialog, byte[] script) {
    public AddressTemplate {
        Objects.requireNonNull(dialog, "dialog");
        script = script.clone();
    }

    @Override
    public byte[] script() {
        return script.clone();
    }
}
