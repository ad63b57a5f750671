/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** [MS-NLMP] 3.3.1 NTOWFv1: the form in which an account's password is kept. */
public final class NtHash {
    private NtHash() {}

    /** 16 bytes; as good as the password itself, so a secret. The caller wipes the password. */
    public static byte[] of(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_16LE.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            return Md4.digest(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
