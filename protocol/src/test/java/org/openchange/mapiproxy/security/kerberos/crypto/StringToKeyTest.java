/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringToKeyTest {

    /** The vectors of RFC 3962 appendix B. */
    @ParameterizedTest
    @CsvSource({
        "AES128_CTS_HMAC_SHA1_96, 1, 42263c6e89f4fc28b8df68ee09799f15",
        "AES256_CTS_HMAC_SHA1_96, 1, fe697b52bc0d3ce14432ba036a92e65bbb52280990a2fa27883998d72af30161",
        "AES128_CTS_HMAC_SHA1_96, 1200, 4c01cd46d632d01e6dbe230a01ed642a",
        "AES256_CTS_HMAC_SHA1_96, 1200, 55a6ac740ad17b4846941051e1e8b0a7548d93b0ab30a8bc3ff16280382b8c2a",
    })
    void derivesTheKeysOfTheSpecification(EncryptionType type, int iterations, String key) {
        byte[] password = "password".getBytes(StandardCharsets.US_ASCII);

        EncryptionKey derived = StringToKey.derive(type, password, "ATHENA.MIT.EDUraeburn", iterations);

        assertThat(HexFormat.of().formatHex(derived.export())).isEqualTo(key);
    }
}
