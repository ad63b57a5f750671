/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.io.IOException;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/** An RPC server cannot be reached or refuses the bind. */
public final class UpstreamUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int faultCode;

    UpstreamUnavailableException(String message, FaultStatus status) {
        super(message);
        this.faultCode = status.code();
    }

    UpstreamUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.faultCode = FaultStatus.SERVER_UNAVAILABLE.code();
    }

    /** The fault that a client's call would have got. */
    public FaultStatus status() {
        return new FaultStatus(faultCode);
    }
}
