/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/**
 * RFC 4120 5.5.1 Authenticator, always with the checksum of GSS.
 *
 * @param gssFlags see {@link GssChecksum}
 * @param delegated the KRB-CRED with which the client forwards a ticket
 * @param time to the microsecond; ctime and cusec on the wire
 * @param sequenceNumber of the client's first message, unsigned 32 bits
 */
public record Authenticator(
        String clientRealm,
        PrincipalName client,
        int gssFlags,
        Optional<byte[]> delegated,
        Instant time,
        Optional<EncryptionKey> subkey,
        long sequenceNumber) {
    private static final int TAG = Der.application(2);
    static final int MAX_MICROSECONDS = 999_999;

    public static Authenticator read(byte[] plaintext) {
        DerReader fields = new DerReader(plaintext).enter(TAG).enter(Der.SEQUENCE);
        fields.explicit(0).integer(5, 5); // [0] authenticator-vno
        String realm = fields.explicit(1).generalString(); // [1] crealm
        PrincipalName client = PrincipalName.read(fields.explicit(2)); // [2] cname
        byte[] checksum = readChecksum(fields.explicit(3)); // [3] cksum
        int microseconds = fields.explicit(4).integer(0, MAX_MICROSECONDS); // [4] cusec
        Instant time = KerberosTime.read(fields.explicit(5)).plusNanos(microseconds * 1000L); // [5] ctime
        Optional<EncryptionKey> subkey = fields.explicitIf(6).map(EncryptionKey::read); // [6] subkey
        long sequence = fields.explicitIf(7).map(Authenticator::sequenceNumber).orElse(0L); // [7] seq-number
        return new Authenticator(
                realm,
                client,
                GssChecksum.flags(checksum),
                GssChecksum.delegated(checksum),
                time,
                subkey,
                sequence); // [8] authorization-data
    }

    private static byte[] readChecksum(DerReader in) {
        DerReader fields = in.enter(Der.SEQUENCE);
        long type = fields.explicit(0).integer(); // [0] cksumtype
        if (type != GssChecksum.TYPE) {
            throw new UnknownValueException("checksum type of an authenticator", -1, type);
        }
        return fields.explicit(1).octetString(); // [1] checksum
    }

    /** Some implementations write a number over 2^31 as a negative one. */
    static long sequenceNumber(DerReader in) {
        long value = in.integer();
        if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
            throw new MalformedMessageException("seq-number", -1);
        }
        return value & 0xffff_ffffL;
    }

    public byte[] write() {
        byte[] checksum = Der.sequence(
                Der.explicit(0, Der.integer(GssChecksum.TYPE)), // [0] cksumtype
                Der.explicit(1, Der.octetString(GssChecksum.write(gssFlags)))); // [1] checksum
        return Der.element(
                TAG,
                Der.sequence(
                        Der.explicit(0, Der.integer(5)), // [0] authenticator-vno
                        Der.explicit(1, Der.generalString(clientRealm)), // [1] crealm
                        Der.explicit(2, client.write()), // [2] cname
                        Der.explicit(3, checksum), // [3] cksum
                        Der.explicit(4, Der.integer(time.getNano() / 1000)), // [4] cusec
                        Der.explicit(5, KerberosTime.write(time)), // [5] ctime
                        subkey.map(key -> Der.explicit(6, key.write())).orElse(new byte[0]), // [6] subkey
                        Der.explicit(7, Der.integer(sequenceNumber)))); // [7] seq-number
    }
}
