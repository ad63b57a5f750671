/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;

/** The object identifiers of the mechanisms that can be negotiated, [MS-SPNG] 1.9 and RFC 4178. */
public enum MechanismOid {
    /** 1.2.840.113554.1.2.2 */
    KERBEROS("2a864886f712010202"),
    /** 1.2.840.48018.1.2.2, Kerberos under the number of an old mistake that all of Microsoft's clients prefer. */
    MICROSOFT_KERBEROS("2a864882f712010202"),
    /** 1.3.6.1.4.1.311.2.2.10 */
    NTLMSSP("2b06010401823702020a");

    private final byte[] contents;

    MechanismOid(String hex) {
        contents = HexFormat.of().parseHex(hex);
    }

    byte[] write() {
        return Der.element(Der.OBJECT_IDENTIFIER, contents);
    }

    /** Empty for a mechanism that is not spoken here. */
    static Optional<MechanismOid> read(DerReader in) {
        byte[] found = in.enter(Der.OBJECT_IDENTIFIER).rest();
        return Arrays.stream(values())
                .filter(oid -> Arrays.equals(oid.contents, found))
                .findFirst();
    }
}
