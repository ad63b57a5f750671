/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

/** An operation that ends with an error code: its answer carries nothing else. */
public final class NspiException extends Exception {
    private static final long serialVersionUID = 1;

    private final ReturnCode code;

    /** @param reason for the log of an administrator who looks into it; the client sees the code only */
    public NspiException(ReturnCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    public ReturnCode code() {
        return code;
    }
}
