/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;

/**
 * A container of the address book.
 *
 * @param dn RFC 4514; the value that showInAddressBook has
 * @param id objectGUID or its like; in upper case hexadecimal digits of its bytes it is the {@code /guid=} name of the container
 * @param name what is shown
 * @param global whether this is a list of everybody
 * @param depth 0 for a list that is below none
 * @param parent distinguished name of the list that this one is below
 * @param purportedSearch who is in it; empty for a list that has only lists below it, or whose filter cannot be read
 */
public record AddressList(
        String dn,
        UUID id,
        String name,
        boolean global,
        int depth,
        Optional<String> parent,
        Optional<EntryFilter> purportedSearch) {

    @Override
    public String toString() {
        return name;
    }
}
