/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/** The server answered a call with a fault, or refused the bind. The connection is of no further use. */
final class RpcFaultException extends IOException {
    private static final long serialVersionUID = 1L;

    RpcFaultException(FaultStatus status) {
        super("fault " + status);
    }

    RpcFaultException(String message) {
        super(message);
    }
}
