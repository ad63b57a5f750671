/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RFC 3962 hmac-sha1-96-aes: the first 12 bytes of an HMAC under a key that is derived for one usage. */
public final class AesChecksum {
    public static final int BYTES = 12;

    private static final String HMAC_SHA1 = "HmacSHA1";

    private AesChecksum() {}

    /** A keyed MAC of which 12 bytes count. */
    public static Mac of(EncryptionKey key, int usage) {
        return mac(KeyDerivation.derive(key, usage, KeyDerivation.CHECKSUM));
    }

    static Mac mac(byte[] derivedKey) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA1);
            mac.init(new SecretKeySpec(derivedKey, HMAC_SHA1));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(HMAC_SHA1 + " is not to be had from this JDK", e);
        }
    }
}
