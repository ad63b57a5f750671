/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.util.Arrays;
import java.util.Optional;

/** RFC 3962 7: the encryption types that are spoken here. */
public enum EncryptionType {
    AES128_CTS_HMAC_SHA1_96(17, 16),
    AES256_CTS_HMAC_SHA1_96(18, 32);

    private final int value;
    private final int keyBytes;

    EncryptionType(int value, int keyBytes) {
        this.value = value;
        this.keyBytes = keyBytes;
    }

    public int value() {
        return value;
    }

    public int keyBytes() {
        return keyBytes;
    }

    public static Optional<EncryptionType> of(long value) {
        return Arrays.stream(values()).filter(type -> type.value == value).findFirst();
    }
}
