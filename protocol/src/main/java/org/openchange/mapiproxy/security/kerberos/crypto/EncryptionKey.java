/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** RFC 4120 5.2.9 EncryptionKey: a secret that never shows itself. */
public final class EncryptionKey {
    private final EncryptionType type;
    private final byte[] bytes;

    /** @throws MalformedMessageException if the length is not that of the type */
    public EncryptionKey(EncryptionType type, byte[] bytes) {
        if (bytes.length != type.keyBytes()) {
            throw new MalformedMessageException(type + " key of " + bytes.length + " bytes", -1);
        }
        this.type = type;
        this.bytes = bytes.clone();
    }

    public static EncryptionKey random(EncryptionType type, SecureRandom random) {
        byte[] bytes = new byte[type.keyBytes()];
        random.nextBytes(bytes);
        return new EncryptionKey(type, bytes);
    }

    public static EncryptionKey read(DerReader in) {
        DerReader fields = in.enter(Der.SEQUENCE);
        long type = fields.explicit(0).integer(); // [0] keytype
        byte[] value = fields.explicit(1).octetString(); // [1] keyvalue
        return new EncryptionKey(
                EncryptionType.of(type)
                        .orElseThrow(() -> new UnknownValueException("encryption type of a key, AES only", -1, type)),
                value);
    }

    public byte[] write() {
        return Der.sequence(
                Der.explicit(0, Der.integer(type.value())), // [0] keytype
                Der.explicit(1, Der.octetString(bytes))); // [1] keyvalue
    }

    public EncryptionType type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    /** A copy of the secret, for a file or for another implementation; the caller wipes it. */
    public byte[] export() {
        return bytes.clone();
    }

    public EncryptionKey copy() {
        return new EncryptionKey(type, bytes);
    }

    public void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
