/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Optional;

/** auth_level of the sec_trailer, [MS-RPCE] 2.2.1.1.8. */
public enum AuthLevel {
    NONE(1),
    CONNECT(2),
    /** Raised to {@link #PACKET} on a connection-oriented transport. */
    CALL(3),
    /** Treated as {@link #INTEGRITY} by every known peer. */
    PACKET(4),
    INTEGRITY(5),
    PRIVACY(6);

    private final int value;

    AuthLevel(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /** Whether each request and response carries a signature. */
    public boolean protectsPdus() {
        return value >= PACKET.value;
    }

    public static Optional<AuthLevel> of(int value) {
        return value >= 1 && value <= 6 ? Optional.of(values()[value - 1]) : Optional.empty();
    }
}
