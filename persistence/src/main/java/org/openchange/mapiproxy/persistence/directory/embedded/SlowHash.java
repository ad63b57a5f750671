/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** {@code {PBKDF2-SHA256}ITERATIONS$SALT$HASH}, RFC 8018, salt and hash in base 64. */
final class SlowHash {
    private static final Pattern FORM =
            Pattern.compile("\\{PBKDF2-SHA256}(\\d{1,8})\\$([A-Za-z0-9+/=]{8,64})\\$([A-Za-z0-9+/=]{44})");
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private SlowHash() {}

    static String of(char[] password) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return "{PBKDF2-SHA256}" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, ITERATIONS));
    }

    /** Takes as long for a wrong password as for the right one. A hash of another form matches nothing. */
    static boolean matches(String hash, char[] password) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(form.group(2));
            byte[] derived = derive(password, salt, Integer.parseInt(form.group(1)));
            return MessageDigest.isEqual(derived, Base64.getDecoder().decode(form.group(3)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }
}
