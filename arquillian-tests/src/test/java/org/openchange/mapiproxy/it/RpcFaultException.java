/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.IOException;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/** A call was answered with a fault. */
final class RpcFaultException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final boolean didNotExecute;

    RpcFaultException(FaultStatus status, boolean didNotExecute) {
        super("fault " + status + (didNotExecute ? ", did not execute" : ""));
        this.code = status.code();
        this.didNotExecute = didNotExecute;
    }

    FaultStatus status() {
        return new FaultStatus(code);
    }

    /** Whether the client may call again without harm. */
    boolean didNotExecute() {
        return didNotExecute;
    }
}
