/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * RFC 4120 5.8 KRB-CRED with one ticket, as clients forward their ticket-granting ticket.
 *
 * @param ticket in DER
 * @param key session key of the ticket; a secret
 * @param flags TicketFlags
 * @param endTime of the ticket
 */
public record KrbCred(
        byte[] ticket,
        EncryptionKey key,
        String clientRealm,
        PrincipalName client,
        int flags,
        Instant endTime,
        String serverRealm,
        PrincipalName server) {
    private static final int TAG = Der.application(22);
    private static final int ENCRYPTED_TAG = Der.application(29);
    private static final int USAGE_ENCRYPTED_PART = 14;
    private static final int NO_ENCRYPTION = 0;

    /**
     * Reads and decrypts it.
     *
     * @param keys that may fit; clients take the session key of the context's ticket or their subkey
     * @return empty if none of them fits
     * @throws MalformedMessageException if it is malformed or has other than one ticket
     */
    public static Optional<KrbCred> read(byte[] bytes, List<EncryptionKey> keys) {
        DerReader fields = new DerReader(bytes).enter(TAG).enter(Der.SEQUENCE);
        fields.explicit(0).integer(5, 5); // [0] pvno
        fields.explicit(1).integer(22, 22); // [1] msg-type
        DerReader tickets = fields.explicit(2).enter(Der.SEQUENCE); // [2] tickets
        byte[] ticket = tickets.element();
        if (tickets.hasNext()) {
            throw new MalformedMessageException("KRB-CRED with several tickets", -1);
        }
        EncryptedData encrypted = EncryptedData.read(fields.explicit(3)); // [3] enc-part
        return decrypt(encrypted, keys).map(plaintext -> read(ticket, plaintext));
    }

    /** The whole message is under the protection of the authenticator, so that some clients do not encrypt its part once more. */
    private static Optional<byte[]> decrypt(EncryptedData encrypted, List<EncryptionKey> keys) {
        if (encrypted.encryptionType() == NO_ENCRYPTION) {
            return Optional.of(encrypted.cipher());
        }
        return keys.stream()
                .map(key -> encrypted.decrypt(key, USAGE_ENCRYPTED_PART))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static KrbCred read(byte[] ticket, byte[] plaintext) {
        DerReader part = new DerReader(plaintext).enter(ENCRYPTED_TAG).enter(Der.SEQUENCE);
        DerReader info = part.explicit(0).enter(Der.SEQUENCE).enter(Der.SEQUENCE); // [0] ticket-info, the first
        EncryptionKey key = EncryptionKey.read(info.explicit(0)); // [0] key
        String clientRealm = info.explicit(1).generalString(); // [1] prealm
        PrincipalName client = PrincipalName.read(info.explicit(2)); // [2] pname
        int flags = info.explicit(3).bitString(); // [3] flags
        info.explicitIf(4); // [4] authtime
        info.explicitIf(5); // [5] starttime
        Instant endTime = KerberosTime.read(info.explicit(6)); // [6] endtime
        info.explicitIf(7); // [7] renew-till
        String serverRealm = info.explicit(8).generalString(); // [8] srealm
        PrincipalName server = PrincipalName.read(info.explicit(9)); // [9] sname
        return new KrbCred(ticket, key, clientRealm, client, flags, endTime, serverRealm, server);
    }

    @Override
    public String toString() {
        return server + "@" + serverRealm + " of " + client + "@" + clientRealm;
    }
}
