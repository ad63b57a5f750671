/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** [MS-NRPC] 3.1.4.3.1: the AES session key of a secure channel, 16 bytes that come of the password and two challenges. Thread-safe. */
public final class NetlogonSessionKey {
    /** Of a challenge and of a credential, in bytes. */
    public static final int CREDENTIAL_BYTES = 8;

    private static final int KEY_BYTES = 16;
    private static final String HMAC_SHA256 = "HmacSHA256";
    /** A server refuses a challenge whose first bytes are all the same, since such were used to guess credentials. */
    private static final int VARIED_BYTES = 5;

    private final byte[] key;

    private NetlogonSessionKey(byte[] key) {
        this.key = key;
    }

    /**
     * @param ntHash NTOWFv1 of the machine account's password, 16 bytes; the caller wipes it
     */
    public static NetlogonSessionKey of(byte[] ntHash, byte[] clientChallenge, byte[] serverChallenge) {
        return new NetlogonSessionKey(Arrays.copyOf(hmac(ntHash, clientChallenge, serverChallenge), KEY_BYTES));
    }

    /** A challenge that servers take. */
    public static byte[] challenge(SecureRandom random) {
        byte[] challenge = new byte[CREDENTIAL_BYTES];
        do {
            random.nextBytes(challenge);
        } while (isUniform(challenge));
        return challenge;
    }

    private static boolean isUniform(byte[] challenge) {
        for (int i = 1; i < VARIED_BYTES; i++) {
            if (challenge[i] != challenge[0]) {
                return false;
            }
        }
        return true;
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(key, HMAC_SHA256));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC_SHA256 + " is not to be had from this JDK", e);
        }
    }

    /** 3.1.4.4.1: the credential that proves knowledge of this key, for a challenge or a running credential of 8 bytes. */
    public byte[] credential(byte[] input) {
        return AesCfb8.encrypt(key, new byte[AesCfb8.BLOCK_BYTES], input);
    }

    /** Whether a peer's credential for this input is right. */
    public boolean isCredential(byte[] input, byte[] credential) {
        return MessageDigest.isEqual(credential(input), credential);
    }

    /** Encrypts a secret that the protection of the channel does not cover, as 3.5.4.4.5 wants passwords. */
    public byte[] encrypt(byte[] plaintext) {
        return AesCfb8.encrypt(key, new byte[AesCfb8.BLOCK_BYTES], plaintext);
    }

    /** Decrypts what a server encrypted besides the protection of the channel, as 3.5.4.5.1 does with session keys of some levels. */
    public byte[] decrypt(byte[] ciphertext) {
        return AesCfb8.decrypt(key, new byte[AesCfb8.BLOCK_BYTES], ciphertext);
    }

    byte[] bytes() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "NetlogonSessionKey";
    }
}
