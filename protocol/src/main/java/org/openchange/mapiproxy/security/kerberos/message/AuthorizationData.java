/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;

/** RFC 4120 5.2.6 AuthorizationData: where a ticket carries a PAC. */
final class AuthorizationData {
    private static final long IF_RELEVANT = 1;
    private static final long WIN2K_PAC = 128;

    private AuthorizationData() {}

    /** The first PAC, which lies inside AD-IF-RELEVANT; one that a client put anywhere else does not count. */
    static Optional<byte[]> pac(DerReader in) {
        DerReader elements = in.enter(Der.SEQUENCE);
        while (elements.hasNext()) {
            DerReader fields = elements.enter(Der.SEQUENCE);
            long type = fields.explicit(0).integer(); // [0] ad-type
            byte[] value = fields.explicit(1).octetString(); // [1] ad-data
            Optional<byte[]> pac = type == IF_RELEVANT ? find(new DerReader(value)) : Optional.empty();
            if (pac.isPresent()) {
                return pac;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> find(DerReader in) {
        DerReader elements = in.enter(Der.SEQUENCE);
        while (elements.hasNext()) {
            DerReader fields = elements.enter(Der.SEQUENCE);
            long type = fields.explicit(0).integer(); // [0] ad-type
            byte[] value = fields.explicit(1).octetString(); // [1] ad-data
            if (type == WIN2K_PAC) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
