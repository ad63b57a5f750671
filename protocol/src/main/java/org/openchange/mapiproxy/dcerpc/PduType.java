/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Optional;

/** PTYPE of C706 12.6.4: the PDUs of the connection-oriented protocol. */
public enum PduType {
    REQUEST(0),
    RESPONSE(2),
    FAULT(3),
    BIND(11),
    BIND_ACK(12),
    BIND_NAK(13),
    ALTER_CONTEXT(14),
    ALTER_CONTEXT_RESP(15),
    AUTH3(16),
    SHUTDOWN(17),
    CO_CANCEL(18),
    ORPHANED(19);

    private static final PduType[] BY_VALUE = new PduType[20];

    static {
        for (PduType type : values()) {
            BY_VALUE[type.value] = type;
        }
    }

    private final int value;

    PduType(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /** Empty for the connectionless PDUs and for what nobody has defined. */
    public static Optional<PduType> of(int value) {
        return value >= 0 && value < BY_VALUE.length ? Optional.ofNullable(BY_VALUE[value]) : Optional.empty();
    }
}
