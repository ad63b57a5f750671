/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

/** A discriminant, type or enumeration value that the specification does not list. */
public final class UnknownValueException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;

    public UnknownValueException(String what, long offset, long value) {
        super(what + ": unknown value 0x" + Long.toHexString(value), offset);
    }
}
