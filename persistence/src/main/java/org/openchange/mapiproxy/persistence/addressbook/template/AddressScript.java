/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.WireWriter;

/** [MS-OXOABKT] 2.2.2.2 Script Format: how a client makes an address of what was entered into a dialog. */
public final class AddressScript {
    private static final int HALT = 0;
    private static final int EMIT = 2;

    private AddressScript() {}

    /** The address is what was entered for this property, an 8-bit string. */
    public static byte[] emitting(PropertyTag property) {
        int instructions = 3;
        return new WireWriter()
                .putInt(instructions)
                .putInt(EMIT)
                .putInt(property.value())
                .putInt(HALT)
                .toByteArray();
    }
}
