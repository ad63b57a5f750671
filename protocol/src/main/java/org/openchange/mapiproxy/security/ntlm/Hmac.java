/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-MD5 and MD5 of the JDK, as the formulas of [MS-NLMP] write them. */
final class Hmac {
    private static final String HMAC_MD5 = "HmacMD5";

    private Hmac() {}

    /** A MAC object for many messages under one key. */
    static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC_MD5);
            mac.init(new SecretKeySpec(key, HMAC_MD5));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(HMAC_MD5 + " is not to be had from this JDK", e);
        }
    }

    static byte[] of(byte[] key, byte[]... parts) {
        Mac mac = keyed(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    static byte[] md5(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("MD5 is not to be had from this JDK", e);
        }
    }
}
