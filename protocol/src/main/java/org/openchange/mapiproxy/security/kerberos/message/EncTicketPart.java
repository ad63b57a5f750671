/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;

/** RFC 4120 5.3 EncTicketPart, as much of it as an application server needs. */
public record EncTicketPart(
        int flags,
        EncryptionKey sessionKey,
        String clientRealm,
        PrincipalName client,
        Instant authTime,
        Optional<Instant> startTime,
        Instant endTime,
        Optional<byte[]> pac) {
    private static final int TAG = Der.application(3);
    private static final int FLAG_INVALID = 1 << 31 - 7;

    public static EncTicketPart read(byte[] plaintext) {
        DerReader fields = new DerReader(plaintext).enter(TAG).enter(Der.SEQUENCE);
        int flags = fields.explicit(0).bitString(); // [0] flags
        EncryptionKey key = EncryptionKey.read(fields.explicit(1)); // [1] key
        String realm = fields.explicit(2).generalString(); // [2] crealm
        PrincipalName client = PrincipalName.read(fields.explicit(3)); // [3] cname
        fields.explicit(4); // [4] transited, which the KDC has checked
        Instant authTime = KerberosTime.read(fields.explicit(5)); // [5] authtime
        Optional<Instant> start = fields.explicitIf(6).map(KerberosTime::read); // [6] starttime
        Instant end = KerberosTime.read(fields.explicit(7)); // [7] endtime
        fields.explicitIf(8); // [8] renew-till
        fields.explicitIf(9); // [9] caddr
        Optional<byte[]> pac = fields.explicitIf(10).flatMap(AuthorizationData::pac); // [10] authorization-data
        return new EncTicketPart(flags, key, realm, client, authTime, start, end, pac);
    }

    public boolean isInvalid() {
        return (flags & FLAG_INVALID) != 0;
    }
}
