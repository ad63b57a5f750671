/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;

/**
 * RFC 4120 5.5.2 AP-REP with its EncAPRepPart, encrypted with the session key of the ticket. In DCE style the client sends one as well.
 *
 * @param time of the client's authenticator, to the microsecond
 * @param subkey the sender's
 * @param sequenceNumber of the acceptor's first message, unsigned 32 bits
 */
public record ApReply(Instant time, Optional<EncryptionKey> subkey, long sequenceNumber) {
    private static final int TAG = Der.application(15);
    private static final int TAG_ENC_PART = Der.application(27);
    private static final int TAG_ERROR = Der.application(30);

    public static ApReply read(byte[] token, EncryptionKey sessionKey) throws AuthenticationException {
        DerReader outer = new DerReader(token);
        if (outer.nextIs(TAG_ERROR)) {
            throw new AuthenticationException("the peer answers with Kerberos error " + errorCode(outer));
        }
        DerReader fields = outer.enter(TAG).enter(Der.SEQUENCE);
        fields.explicit(0).integer(5, 5); // [0] pvno
        fields.explicit(1).integer(15, 15); // [1] msg-type
        EncryptedData encrypted = EncryptedData.read(fields.explicit(2)); // [2] enc-part
        outer.expectEnd();
        return readEncPart(encrypted
                .decrypt(sessionKey, EncryptedData.USAGE_AP_REP_ENC_PART)
                .orElseThrow(() -> new AuthenticationException("the AP-REP does not decrypt")));
    }

    private static ApReply readEncPart(byte[] plaintext) {
        DerReader fields = new DerReader(plaintext).enter(TAG_ENC_PART).enter(Der.SEQUENCE);
        Instant seconds = KerberosTime.read(fields.explicit(0)); // [0] ctime
        int microseconds = fields.explicit(1).integer(0, Authenticator.MAX_MICROSECONDS); // [1] cusec
        Optional<EncryptionKey> subkey = fields.explicitIf(2).map(EncryptionKey::read); // [2] subkey
        long sequence = fields.explicitIf(3).map(Authenticator::sequenceNumber).orElse(0L); // [3] seq-number
        return new ApReply(seconds.plusNanos(microseconds * 1000L), subkey, sequence);
    }

    private static long errorCode(DerReader in) {
        DerReader fields = in.enter(TAG_ERROR).enter(Der.SEQUENCE);
        while (!fields.nextIs(Der.context(6))) {
            fields.skip();
        }
        return fields.explicit(6).integer(); // [6] error-code
    }

    public byte[] write(EncryptionKey sessionKey, SecureRandom random) {
        byte[] plaintext = Der.element(
                TAG_ENC_PART,
                Der.sequence(
                        Der.explicit(0, KerberosTime.write(time)), // [0] ctime
                        Der.explicit(1, Der.integer(time.getNano() / 1000)), // [1] cusec
                        subkey.map(key -> Der.explicit(2, key.write())).orElse(new byte[0]), // [2] subkey
                        Der.explicit(3, Der.integer(sequenceNumber)))); // [3] seq-number
        EncryptedData encrypted =
                EncryptedData.encrypt(sessionKey, EncryptedData.USAGE_AP_REP_ENC_PART, plaintext, random);
        return Der.element(
                TAG,
                Der.sequence(
                        Der.explicit(0, Der.integer(5)), // [0] pvno
                        Der.explicit(1, Der.integer(15)), // [1] msg-type
                        Der.explicit(2, encrypted.write()))); // [2] enc-part
    }
}
