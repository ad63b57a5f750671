/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;

/** RFC 4120 5.3 Ticket, of which only the service can read the encrypted part. */
public record Ticket(String realm, PrincipalName server, EncryptedData encryptedPart) {
    private static final int TAG = Der.application(1);

    static Ticket read(DerReader in) {
        DerReader fields = in.enter(TAG).enter(Der.SEQUENCE);
        fields.explicit(0).integer(5, 5); // [0] tkt-vno
        String realm = fields.explicit(1).generalString(); // [1] realm
        PrincipalName server = PrincipalName.read(fields.explicit(2)); // [2] sname
        return new Ticket(realm, server, EncryptedData.read(fields.explicit(3))); // [3] enc-part
    }
}
