/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;

/**
 * RFC 4120 5.5.1 AP-REQ, read by the server.
 *
 * @param authenticator encrypted with the session key of the ticket
 */
public record ApRequest(Ticket ticket, EncryptedData authenticator) {
    private static final int TAG = Der.application(14);
    private static final int OPTION_MUTUAL_REQUIRED = 1 << 31 - 2;

    public static ApRequest read(byte[] token) {
        DerReader outer = new DerReader(token);
        DerReader fields = outer.enter(TAG).enter(Der.SEQUENCE);
        fields.explicit(0).integer(5, 5); // [0] pvno
        fields.explicit(1).integer(14, 14); // [1] msg-type
        fields.explicit(2).bitString(); // [2] ap-options; what they ask for is in the flags of GSS as well
        Ticket ticket = Ticket.read(fields.explicit(3)); // [3] ticket
        EncryptedData authenticator = EncryptedData.read(fields.explicit(4)); // [4] authenticator
        outer.expectEnd();
        return new ApRequest(ticket, authenticator);
    }

    /** @param ticket as the KDC encoded it */
    public static byte[] write(byte[] ticket, EncryptedData authenticator) {
        return Der.element(
                TAG,
                Der.sequence(
                        Der.explicit(0, Der.integer(5)), // [0] pvno
                        Der.explicit(1, Der.integer(14)), // [1] msg-type
                        Der.explicit(2, Der.bitString(OPTION_MUTUAL_REQUIRED)), // [2] ap-options
                        Der.explicit(3, ticket), // [3] ticket
                        Der.explicit(4, authenticator.write()))); // [4] authenticator
    }
}
