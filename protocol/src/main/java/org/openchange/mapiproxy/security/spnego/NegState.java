/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** RFC 4178 4.2.2 negState. */
enum NegState {
    ACCEPT_COMPLETED,
    ACCEPT_INCOMPLETE,
    REJECT,
    REQUEST_MIC;

    static NegState read(DerReader in) {
        long value = in.enumerated();
        if (value < 0 || value >= values().length) {
            throw new UnknownValueException("negState", -1, value);
        }
        return values()[(int) value];
    }
}
