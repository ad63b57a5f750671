/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.Objects;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/**
 * Why there is no connection to upstream, or no longer one.
 *
 * @param unsent the fault of calls that were not sent yet; they did not execute
 * @param sent the fault of calls that were sent; nobody knows whether they executed
 * @param reason in words, for the log
 */
record UpstreamFailure(FaultStatus unsent, FaultStatus sent, String reason) {
    UpstreamFailure {
        Objects.requireNonNull(reason, "reason");
    }

    /** Nobody is there, or nobody is any more. */
    static UpstreamFailure unreachable(String reason) {
        return new UpstreamFailure(FaultStatus.SERVER_UNAVAILABLE, FaultStatus.REMOTE_COMM_FAILURE, reason);
    }

    /** The server does not want this account, or is not the one it claims to be. */
    static UpstreamFailure unauthenticated(String reason) {
        return new UpstreamFailure(FaultStatus.ACCESS_DENIED, FaultStatus.SECURITY_PACKAGE_ERROR, reason);
    }

    /** The server has refused the account, and with it every call on the connection. */
    static UpstreamFailure refusedAccount(String reason) {
        return new UpstreamFailure(FaultStatus.ACCESS_DENIED, FaultStatus.ACCESS_DENIED, reason);
    }

    static UpstreamFailure unknownInterface(String reason) {
        return new UpstreamFailure(FaultStatus.UNKNOWN_INTERFACE, FaultStatus.REMOTE_COMM_FAILURE, reason);
    }

    /** Our own side has no room. */
    static UpstreamFailure busy(String reason) {
        return new UpstreamFailure(FaultStatus.NCA_SERVER_TOO_BUSY, FaultStatus.REMOTE_COMM_FAILURE, reason);
    }

    static UpstreamFailure of(FaultStatus status, String reason) {
        return new UpstreamFailure(status, FaultStatus.REMOTE_COMM_FAILURE, reason);
    }
}
