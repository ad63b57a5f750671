/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddressBookContainerTest {

    @Test
    void namesAnAddressListByTheBytesOfItsGuid() {
        UUID guid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        AddressBookContainer list =
                new AddressBookContainer(0x20, Optional.of(guid), "All Users", OptionalInt.empty(), 0, 9);

        assertThat(list.dn()).isEqualTo("/guid=33221100554477668899AABBCCDDEEFF");
        assertThat(list.entryId().type()).isEqualTo(0x100);
    }

    @Test
    void namesTheGlobalAddressListBySlash() {
        AddressBookContainer list = new AddressBookContainer(
                0, Optional.of(UUID.randomUUID()), "Global Address List", OptionalInt.empty(), 0, 9);

        assertThat(list.entryId().x500dn()).isEqualTo("/");
    }
}
