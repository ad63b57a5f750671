/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import org.openchange.mapiproxy.wire.MalformedMessageException;

/** [MS-OXCRPC] 3.1.4.2: the errors with which a whole call fails because of how its buffers are packed. */
public enum PackingError {
    /** A length or the content of a buffer is invalid. */
    RPC_FORMAT("ecRpcFormat", 0x0000_04B6, false),
    /** A buffer is shorter than the RPC_HEADER_EXT that it has to begin with. */
    RPC_FAILED("ecRpcFailed", 0x8004_0115, false),
    /** The response of one ROP alone is larger than the client takes. */
    BUFFER_TOO_SMALL("ecBufferTooSmall", 0x0000_047D, false),
    /** A length is over the range that the IDL declares. */
    BAD_STUB("RPC_X_BAD_STUB_DATA", 0x0000_06F7, true);

    private final String text;
    private final int code;
    private final boolean fault;

    PackingError(String text, int code, boolean fault) {
        this.text = text;
        this.code = code;
        this.fault = fault;
    }

    /** The error for bytes that could not be read: ecRpcFormat, unless the exception names another. */
    public static PackingError of(MalformedMessageException exception) {
        return exception instanceof PackingException packing ? packing.error() : RPC_FORMAT;
    }

    /** The value of the call's return value, or of its fault PDU. */
    public int code() {
        return code;
    }

    /** Whether it is the status of a fault PDU; else it is the return value of an ordinary response. */
    public boolean isFault() {
        return fault;
    }

    /** The name in the specification. */
    @Override
    public String toString() {
        return text;
    }
}
