/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.security.kerberos.crypto.AesEncryption;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;

/**
 * RFC 4120 5.2.9 EncryptedData.
 *
 * @param encryptionType as sent; maybe one that is not spoken here
 * @param keyVersion kvno of a long-term key
 */
public record EncryptedData(long encryptionType, OptionalLong keyVersion, byte[] cipher) {

    /** RFC 4120 7.5.1, key usage numbers. */
    public static final int USAGE_TICKET = 2;

    public static final int USAGE_AP_REQ_AUTHENTICATOR = 11;
    public static final int USAGE_AP_REP_ENC_PART = 12;

    public static EncryptedData read(DerReader in) {
        DerReader fields = in.enter(Der.SEQUENCE);
        long type = fields.explicit(0).integer(); // [0] etype
        OptionalLong version = fields.explicitIf(1) // [1] kvno
                .map(field -> OptionalLong.of(field.integer()))
                .orElse(OptionalLong.empty());
        return new EncryptedData(type, version, fields.explicit(2).octetString()); // [2] cipher
    }

    public static EncryptedData encrypt(EncryptionKey key, int usage, byte[] plaintext, SecureRandom random) {
        byte[] cipher = new AesEncryption(key, usage).encrypt(plaintext, random);
        return new EncryptedData(key.type().value(), OptionalLong.empty(), cipher);
    }

    /** The plaintext; empty if the key is not the one, or the data was changed. */
    public Optional<byte[]> decrypt(EncryptionKey key, int usage) {
        return encryptionType == key.type().value() ? new AesEncryption(key, usage).decrypt(cipher) : Optional.empty();
    }

    public byte[] write() {
        byte[] version = keyVersion.isPresent() ? Der.explicit(1, Der.integer(keyVersion.getAsLong())) : new byte[0];
        return Der.sequence(
                Der.explicit(0, Der.integer(encryptionType)), // [0] etype
                version, // [1] kvno
                Der.explicit(2, Der.octetString(cipher))); // [2] cipher
    }
}
