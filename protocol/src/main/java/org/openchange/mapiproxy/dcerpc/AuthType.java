/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Arrays;
import java.util.Optional;

/** auth_type of the sec_trailer, [MS-RPCE] 2.2.1.1.7: the security providers that this product speaks. */
public enum AuthType {
    NONE(0),
    SPNEGO(9),
    NTLMSSP(10),
    KERBEROS(16),
    /** Netlogon's secure channel, with which a member of a domain speaks to its domain controller; only spoken as a client. */
    NETLOGON(68);

    private final int value;

    AuthType(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    public static Optional<AuthType> of(int value) {
        return Arrays.stream(values()).filter(type -> type.value == value).findFirst();
    }
}
